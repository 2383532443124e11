import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { AuditQuery } from "@/lib/audit/schema";
import { AUDIT_OUTCOMES } from "@/lib/audit/vocabulary";

/** The log's state as it stands in the address: filters, place, and the entry that is open. */
export const auditParams = {
  q: parseAsString,
  action: parseAsArrayOf(parseAsString),
  outcome: parseAsArrayOf(parseAsStringLiteral(AUDIT_OUTCOMES)),
  subjectType: parseAsArrayOf(parseAsString),
  subjectId: parseAsString,
  from: parseAsString,
  to: parseAsString,
  cursor: parseAsString,
  entry: parseAsString,
};

export type AuditParams = inferParserType<typeof auditParams>;

/** Server side: the page's `searchParams` → the log's state. */
export const loadAuditParams = createLoader(auditParams);

/** An address under which the log has this state: `/audit?outcome=refused`. */
export const auditHref = createSerializer(auditParams);

/** The state as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toAuditQuery({ entry: _, ...params }: AuditParams, zone: string): AuditQuery {
  const given = Object.entries(params).filter(([, value]) => value !== null && String(value) !== "");
  return { ...Object.fromEntries(given), ...(params.from || params.to ? { zone } : {}) };
}
