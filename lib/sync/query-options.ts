import { listOptions } from "@/lib/core/read-options";
import type { FindingPage, FindingQuery, SyncRunPage, SyncRunQuery } from "@/lib/sync/schema";

/** Query keys of sync. */
export const syncKeys = {
  all: ["sync"] as const,
  runs: (query: SyncRunQuery) => ["sync", "runs", query] as const,
  findings: (query: FindingQuery) => ["sync", "findings", query] as const,
};

export function syncRunsOptions(query: SyncRunQuery) {
  return listOptions<SyncRunPage>(syncKeys.runs(query), "/api/sync/runs", { ...query });
}

export function findingsOptions(query: FindingQuery) {
  return listOptions<FindingPage>(syncKeys.findings(query), "/api/sync/findings", { ...query });
}
