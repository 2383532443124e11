import { listOptions } from "@/lib/core/read-options";
import type { LimitChangePage, LimitChangeQuery, LimitPage, LimitQuery } from "@/lib/limits/schema";

/** Query keys of limits; a mutation invalidates `limitKeys.all`. */
export const limitKeys = {
  all: ["limits"] as const,
  list: (query: LimitQuery) => ["limits", "list", query] as const,
  changes: (query: LimitChangeQuery) => ["limits", "changes", query] as const,
};

export function limitListOptions(query: LimitQuery) {
  return listOptions<LimitPage>(limitKeys.list(query), "/api/limits", query);
}

export function limitChangeOptions(query: LimitChangeQuery) {
  return listOptions<LimitChangePage>(limitKeys.changes(query), "/api/limits/changes", query);
}
