import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { FindingPage, FindingQuery, SyncRunPage, SyncRunQuery } from "@/lib/sync/schema";

/** Query keys of the sync room. */
export const syncKeys = {
  all: ["sync"] as const,
  runs: (query: SyncRunQuery) => ["sync", "runs", query] as const,
  findings: (query: FindingQuery) => ["sync", "findings", query] as const,
};

export function syncRunsOptions(query: SyncRunQuery) {
  return queryOptions<SyncRunPage, ReadError, SyncRunPage, ReturnType<typeof syncKeys.runs>>({
    queryKey: syncKeys.runs(query),
    queryFn: ({ signal }) => getJson<SyncRunPage>("/api/sync/runs", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export function findingsOptions(query: FindingQuery) {
  return queryOptions<FindingPage, ReadError, FindingPage, ReturnType<typeof syncKeys.findings>>({
    queryKey: syncKeys.findings(query),
    queryFn: ({ signal }) => getJson<FindingPage>("/api/sync/findings", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}
