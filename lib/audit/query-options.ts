import type { AuditEntryDetail, AuditPage, AuditQuery } from "@/lib/audit/schema";
import { listOptions, readOptions } from "@/lib/core/read-options";

/** Query keys of audit. */
export const auditKeys = {
  all: ["audit"] as const,
  list: (query: AuditQuery) => ["audit", "list", query] as const,
  entry: (entryId: string) => ["audit", "entry", entryId] as const,
};

export function auditListOptions(query: AuditQuery) {
  return listOptions<AuditPage>(auditKeys.list(query), "/api/audit", { ...query });
}

/** Rows of the log never change: what was read once stays. */
export function auditEntryOptions(entryId: string) {
  return {
    ...readOptions<AuditEntryDetail>(auditKeys.entry(entryId), `/api/audit/${encodeURIComponent(entryId)}`),
    staleTime: Number.POSITIVE_INFINITY,
  };
}
