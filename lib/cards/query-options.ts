import type { CardDetail, CardPage, CardQuery, RevealState } from "@/lib/cards/schema";
import { getJson } from "@/lib/core/get-json";
import { listOptions, readOptions } from "@/lib/core/read-options";

/** Query keys of cards; a mutation invalidates `cardKeys.all`. */
export const cardKeys = {
  all: ["cards"] as const,
  list: (query: CardQuery) => ["cards", "list", query] as const,
  detail: (cardId: string) => ["cards", "detail", cardId] as const,
  revealState: (cardId: string) => ["cards", "reveal-state", cardId] as const,
};

export function cardListOptions(query: CardQuery) {
  return listOptions<CardPage>(cardKeys.list(query), "/api/cards", query);
}

export function cardDetailOptions(cardId: string) {
  return readOptions<CardDetail>(cardKeys.detail(cardId), cardPath(cardId));
}

/** What the viewer still needs before the number is revealed; asked anew each time the ceremony opens. */
export function revealStateOptions(cardId: string) {
  return {
    ...readOptions<RevealState>(cardKeys.revealState(cardId), `${cardPath(cardId)}/reveal-state`),
    staleTime: 0,
  };
}

/** The card after reading it from the issuer, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshCard(cardId: string, maxAge: number): Promise<CardDetail> {
  return getJson<CardDetail>(`${cardPath(cardId)}/fresh`, { maxAge });
}

function cardPath(cardId: string): string {
  return `/api/cards/${encodeURIComponent(cardId)}`;
}
