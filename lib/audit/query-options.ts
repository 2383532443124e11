import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditEntryDetail, AuditPage, AuditQuery } from "@/lib/audit/schema";
import { getJson, type ReadError } from "@/lib/core/get-json";

/** Query keys of the audit room. */
export const auditKeys = {
  all: ["audit"] as const,
  list: (query: AuditQuery) => ["audit", "list", query] as const,
  entry: (entryId: string) => ["audit", "entry", entryId] as const,
};

export function auditListOptions(query: AuditQuery) {
  return queryOptions<AuditPage, ReadError, AuditPage, ReturnType<typeof auditKeys.list>>({
    queryKey: auditKeys.list(query),
    queryFn: ({ signal }) => getJson<AuditPage>("/api/audit", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Rows of the log never change: what was read once stays. */
export function auditEntryOptions(entryId: string) {
  return queryOptions<AuditEntryDetail, ReadError, AuditEntryDetail, ReturnType<typeof auditKeys.entry>>({
    queryKey: auditKeys.entry(entryId),
    queryFn: ({ signal }) =>
      getJson<AuditEntryDetail>(`/api/audit/${encodeURIComponent(entryId)}`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
