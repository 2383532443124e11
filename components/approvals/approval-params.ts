import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { ApprovalQuery } from "@/lib/approvals/schema";
import { APPROVAL_KINDS } from "@/lib/approvals/vocabulary";

export const APPROVAL_TABS = ["waiting", "mine", "decided"] as const;

/** The room's state as it stands in the address: tab, kind, place, and the request that is open. */
export const approvalParams = {
  tab: parseAsStringLiteral(APPROVAL_TABS).withDefault("waiting"),
  kind: parseAsStringLiteral(APPROVAL_KINDS),
  cursor: parseAsString,
  request: parseAsString,
};

export type ApprovalParams = inferParserType<typeof approvalParams>;

/** Server side: the page's `searchParams` → the room's state. */
export const loadApprovalParams = createLoader(approvalParams);

/** An address under which the room has this state: `/approvals?tab=mine`. */
export const approvalHref = createSerializer(approvalParams);

/** The state as the query that is asked; the same on server and browser. */
export function toApprovalQuery({ tab, kind, cursor }: ApprovalParams): ApprovalQuery {
  return { tab, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) };
}
