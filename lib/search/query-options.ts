import { queryOptions } from "@tanstack/react-query";
import type { useMessages } from "next-intl";
import { getJson, type ReadError } from "@/lib/core/get-json";
import { listOptions, readOptions } from "@/lib/core/read-options";
import type { SearchResults, Thing } from "@/lib/search/schema";

export const searchKeys = { all: ["search"] as const };

/** What a text means; the answer to the text before stays on screen until this one is there. */
export function searchOptions(q: string) {
  return {
    ...listOptions<SearchResults>([...searchKeys.all, "results", q], "/api/search", { q }),
    staleTime: 5_000,
    retry: false,
  };
}

/** What was opened lately, as it is now. */
export function recentOptions(things: readonly Thing[]) {
  const query = { things: things.map(({ kind, id }) => `${kind}/${encodeURIComponent(id)}`).join(",") };
  return {
    ...readOptions<SearchResults>([...searchKeys.all, "recent", query.things], "/api/search/recent", query),
    staleTime: 5_000,
    enabled: things.length > 0,
  };
}

/** The palette's texts in the page's language. */
export function searchMessagesOptions(locale: string) {
  return queryOptions<Partial<ReturnType<typeof useMessages>>, ReadError>({
    queryKey: [...searchKeys.all, "messages", locale],
    queryFn: ({ signal }) => getJson("/api/search/messages", {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
