"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { cardKeys, cardListOptions } from "@/lib/cards/query-options";
import { transactionKeys } from "@/lib/transactions/query-options";
import type { TransactionPage } from "@/lib/transactions/schema";

/** How people speak of cards that are only known by their ids: from rows that name them, else from the list of cards. */
export function useCardLabels(ids: readonly string[]): (id: string) => string {
  const t = useTranslations("transactions.filters");
  const client = useQueryClient();
  const pages = client.getQueriesData<TransactionPage>({ queryKey: [...transactionKeys.all, "list"] });
  const rows = pages.flatMap(([, page]) => page?.items ?? []);
  const named = new Map<string, { last4: string | null; title: string | null }>();
  for (const row of rows)
    if (ids.includes(row.card)) named.set(row.card, { last4: row.cardLast4, title: row.cardTitle });
  const asked = ids.filter((id) => !named.get(id)?.last4);
  const { data: found = [] } = useQuery({
    queryKey: [...cardKeys.all, "named", asked],
    queryFn: async () => {
      const pages = await Promise.all(
        asked.map((id) => client.fetchQuery(cardListOptions({ q: id, limit: 2 }))),
      );
      return pages.flatMap(({ items }) => items);
    },
    enabled: asked.length > 0,
    staleTime: 5 * 60_000,
  });
  for (const card of found) named.set(card.id, card);
  return (id) => {
    const card = named.get(id);
    if (!card?.last4) return card?.title || id;
    return card.title
      ? t("cardNamed", { last4: card.last4, title: card.title })
      : t("cardOnly", { last4: card.last4 });
  };
}
