import { defineAddress, oneOf, type StateOf, text, withDefault } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import { APPROVAL_KINDS } from "@/lib/approvals/constants";
import type { ApprovalQuery } from "@/lib/approvals/schema";

export const APPROVAL_TABS = ["waiting", "mine", "decided"] as const;

/** The state of the page as it stands in the address: tab, kind, place, and the request that is open. */
export const approvalAddress = defineAddress(
  {
    tab: withDefault(oneOf(APPROVAL_TABS), "waiting"),
    kind: oneOf(APPROVAL_KINDS),
    cursor: text,
    request: text,
  },
  ["tab", "request"],
);

type ApprovalParams = StateOf<typeof approvalAddress>;
export type ApprovalFilters = AddressControls<ApprovalParams>;

/** The state as the query that is asked; the same on server and browser. */
export function toApprovalQuery({ tab, kind, cursor }: ApprovalParams): ApprovalQuery {
  return { tab, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) };
}
