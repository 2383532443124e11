import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CardDetail, CardPage, CardQuery, RevealState } from "@/lib/cards/schema";
import { getJson, type ReadError } from "@/lib/core/get-json";

/** Query keys of the cards room; a mutation invalidates `cardKeys.all`. */
export const cardKeys = {
  all: ["cards"] as const,
  list: (query: CardQuery) => ["cards", "list", query] as const,
  detail: (cardId: string) => ["cards", "detail", cardId] as const,
  revealState: (cardId: string) => ["cards", "reveal-state", cardId] as const,
};

export function cardListOptions(query: CardQuery) {
  return queryOptions<CardPage, ReadError, CardPage, ReturnType<typeof cardKeys.list>>({
    queryKey: cardKeys.list(query),
    queryFn: ({ signal }) => getJson<CardPage>("/api/cards", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function cardDetailOptions(cardId: string) {
  return queryOptions<CardDetail, ReadError, CardDetail, ReturnType<typeof cardKeys.detail>>({
    queryKey: cardKeys.detail(cardId),
    queryFn: ({ signal }) => getJson<CardDetail>(cardPath(cardId), {}, signal),
  });
}

/** What the viewer still needs before the number is revealed; asked anew each time the ceremony opens. */
export function revealStateOptions(cardId: string) {
  return queryOptions<RevealState, ReadError, RevealState, ReturnType<typeof cardKeys.revealState>>({
    queryKey: cardKeys.revealState(cardId),
    queryFn: ({ signal }) => getJson<RevealState>(`${cardPath(cardId)}/reveal-state`, {}, signal),
    staleTime: 0,
  });
}

/** The card after reading it from the issuer, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshCard(cardId: string, maxAge: number): Promise<CardDetail> {
  return getJson<CardDetail>(`${cardPath(cardId)}/fresh`, { maxAge });
}

function cardPath(cardId: string): string {
  return `/api/cards/${encodeURIComponent(cardId)}`;
}
