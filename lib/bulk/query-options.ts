import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { approvalKeys } from "@/lib/approvals/query-options";
import type {
  ApprovedEffectDto,
  BulkItemPage,
  BulkItemQuery,
  BulkRunDetail,
  BulkRunPage,
  BulkRunQuery,
} from "@/lib/bulk/schema";
import { getJson, type ReadError } from "@/lib/core/get-json";

/** Query keys of the bulk room. */
export const bulkKeys = {
  all: ["bulk"] as const,
  list: (query: BulkRunQuery) => ["bulk", "list", query] as const,
  run: (runId: string) => ["bulk", "run", runId] as const,
  items: (runId: string, query: BulkItemQuery) => ["bulk", "run", runId, "items", query] as const,
};

/** Live events bring the news; asking now and then as well covers a connection that broke unnoticed. */
const ASK_MS = 5_000;

export function bulkRunsOptions(query: BulkRunQuery) {
  return queryOptions<BulkRunPage, ReadError, BulkRunPage, ReturnType<typeof bulkKeys.list>>({
    queryKey: bulkKeys.list(query),
    queryFn: ({ signal }) => getJson<BulkRunPage>("/api/bulk", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function bulkRunOptions(runId: string) {
  return queryOptions<BulkRunDetail, ReadError, BulkRunDetail, ReturnType<typeof bulkKeys.run>>({
    queryKey: bulkKeys.run(runId),
    queryFn: ({ signal }) => getJson<BulkRunDetail>(runPath(runId), {}, signal),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? ASK_MS : false),
  });
}

export function bulkItemsOptions(runId: string, query: BulkItemQuery) {
  return queryOptions<BulkItemPage, ReadError, BulkItemPage, ReturnType<typeof bulkKeys.items>>({
    queryKey: bulkKeys.items(runId, query),
    queryFn: ({ signal }) => getJson<BulkItemPage>(`${runPath(runId)}/items`, query, signal),
    placeholderData: keepPreviousData,
  });
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
  return queryOptions<ApprovedEffectDto[], ReadError, ApprovedEffectDto[], ReturnType<typeof effectsKey>>({
    queryKey: effectsKey(approvalId),
    queryFn: ({ signal }) =>
      getJson<ApprovedEffectDto[]>(`/api/approvals/${encodeURIComponent(approvalId)}/effects`, {}, signal),
  });
}
