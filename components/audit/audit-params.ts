import { defineAddress, given, many, oneOf, type StateOf, text } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import { AUDIT_OUTCOMES } from "@/lib/audit/constants";
import type { AuditQuery } from "@/lib/audit/schema";

/** The log's state as it stands in the address: filters, place, and the entry that is open. */
export const auditAddress = defineAddress(
  {
    q: text,
    action: many(text),
    outcome: many(oneOf(AUDIT_OUTCOMES)),
    subjectType: many(text),
    subjectId: text,
    from: text,
    to: text,
    cursor: text,
    entry: text,
  },
  ["entry"],
);

type AuditParams = StateOf<typeof auditAddress>;
export type AuditFilters = AddressControls<AuditParams>;

/** The state as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toAuditQuery({ entry: _, ...params }: AuditParams, zone: string): AuditQuery {
  return { ...given(params), ...(params.from || params.to ? { zone } : {}) };
}
