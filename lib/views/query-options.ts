import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { ViewList } from "@/lib/views/schema";
import type { ViewNoun } from "@/lib/views/vocabulary";

export const viewKeys = {
  all: ["views"] as const,
  list: (noun: ViewNoun) => ["views", "list", noun] as const,
};

export function viewListOptions(noun: ViewNoun) {
  return queryOptions<ViewList, ReadError, ViewList, ReturnType<typeof viewKeys.list>>({
    queryKey: viewKeys.list(noun),
    queryFn: ({ signal }) => getJson<ViewList>("/api/views", { noun }, signal),
  });
}
