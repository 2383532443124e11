"use client";

import { useQueryStates } from "nuqs";
import { type AuditParams, auditParams } from "./audit-params";

export interface AuditFilters {
  params: AuditParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<AuditParams>, typing?: boolean) => void;
  page: (cursor: string) => void;
  clear: () => void;
  closeEntry: () => void;
}

/** The log's filters and place, and the open entry, which live in the address. */
export function useAuditFilters(): AuditFilters {
  const [params, setParams] = useQueryStates(auditParams, { history: "push" });
  const filter = (next: Partial<AuditParams>, typing = false) => {
    const entries = Object.entries(next).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: null }, { history: typing ? "replace" : "push" });
  };
  return {
    params,
    filter,
    page: (cursor) => setParams({ cursor }),
    clear: () => setParams({ ...NOTHING, entry: params.entry }),
    closeEntry: () => setParams({ entry: null }),
  };
}

const NOTHING: { [Name in keyof AuditParams]: null } = {
  q: null,
  action: null,
  outcome: null,
  subjectType: null,
  subjectId: null,
  from: null,
  to: null,
  cursor: null,
  entry: null,
};

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
