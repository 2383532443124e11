import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { LimitChangePage, LimitChangeQuery, LimitPage, LimitQuery } from "@/lib/limits/schema";

/** Query keys of the limits room; a mutation invalidates `limitKeys.all`. */
export const limitKeys = {
  all: ["limits"] as const,
  list: (query: LimitQuery) => ["limits", "list", query] as const,
  changes: (query: LimitChangeQuery) => ["limits", "changes", query] as const,
};

export function limitListOptions(query: LimitQuery) {
  return queryOptions<LimitPage, ReadError, LimitPage, ReturnType<typeof limitKeys.list>>({
    queryKey: limitKeys.list(query),
    queryFn: ({ signal }) => getJson<LimitPage>("/api/limits", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function limitChangeOptions(query: LimitChangeQuery) {
  return queryOptions<LimitChangePage, ReadError, LimitChangePage, ReturnType<typeof limitKeys.changes>>({
    queryKey: limitKeys.changes(query),
    queryFn: ({ signal }) => getJson<LimitChangePage>("/api/limits/changes", query, signal),
    placeholderData: keepPreviousData,
  });
}
