import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CardDetail, CardPage, CardQuery } from "@/lib/cards/schema";
import { getJson } from "@/lib/core/get-json";

/** Query keys of the cards room; a mutation invalidates `cardKeys.all`. */
export const cardKeys = {
  all: ["cards"] as const,
  list: (query: CardQuery) => ["cards", "list", query] as const,
  detail: (cardId: string) => ["cards", "detail", cardId] as const,
};

export function cardListOptions(query: CardQuery) {
  return queryOptions({
    queryKey: cardKeys.list(query),
    queryFn: ({ signal }) => getJson<CardPage>("/api/cards", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function cardDetailOptions(cardId: string) {
  return queryOptions({
    queryKey: cardKeys.detail(cardId),
    queryFn: ({ signal }) => getJson<CardDetail>(`/api/cards/${encodeURIComponent(cardId)}`, {}, signal),
  });
}
