import { approvalKeys } from "@/lib/approvals/query-options";
import type {
  ApprovedEffectDto,
  BulkItemPage,
  BulkItemQuery,
  BulkRunDetail,
  BulkRunPage,
  BulkRunQuery,
} from "@/lib/bulk/schema";
import { type Kept, listOptions, readOptions } from "@/lib/core/read-options";

/** Query keys of bulk. */
export const bulkKeys = {
  all: ["bulk"] as const,
  list: (query: BulkRunQuery) => ["bulk", "list", query] as const,
  run: (runId: string) => ["bulk", "run", runId] as const,
  items: (runId: string, query: BulkItemQuery) => ["bulk", "run", runId, "items", query] as const,
};

/** Live events bring the news; asking now and then as well covers a connection that broke unnoticed. */
const ASK_MS = 5_000;

export function bulkRunsOptions(query: BulkRunQuery) {
  return listOptions<BulkRunPage>(bulkKeys.list(query), "/api/bulk", query);
}

export function bulkRunOptions(runId: string) {
  return {
    ...readOptions<BulkRunDetail>(bulkKeys.run(runId), runPath(runId)),
    refetchInterval: ({ state }: Kept<BulkRunDetail>) => (state.data?.status === "running" ? ASK_MS : false),
  };
}

export function bulkItemsOptions(runId: string, query: BulkItemQuery) {
  return listOptions<BulkItemPage>(bulkKeys.items(runId, query), `${runPath(runId)}/items`, query);
}

/** Where the browser fetches a selection as a file. */
export function exportPath(selectionId: string): string {
  return `/api/bulk/export?selection=${selectionId}`;
}

function runPath(runId: string): string {
  return `/api/bulk/${encodeURIComponent(runId)}`;
}

const effectsKey = (approvalId: string) => [...approvalKeys.detail(approvalId), "effects"] as const;

/** Card by card what a bulk request does to limits. */
export function approvedEffectsOptions(approvalId: string) {
  return readOptions<ApprovedEffectDto[]>(
    effectsKey(approvalId),
    `/api/approvals/${encodeURIComponent(approvalId)}/effects`,
  );
}
