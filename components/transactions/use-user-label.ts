"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { cardListOptions } from "@/lib/cards/query-options";
import { transactionKeys } from "@/lib/transactions/query-options";
import type { TransactionPage } from "@/lib/transactions/schema";

/** The name of a person who is only known by the id: from rows that name him, else from the cards he holds. */
export function useUserLabel(userId: string | null): string | null {
  const client = useQueryClient();
  const pages = client.getQueriesData<TransactionPage>({ queryKey: [...transactionKeys.all, "list"] });
  const row = pages
    .flatMap(([, page]) => page?.items ?? [])
    .find(({ holder }) => holder?.userId === userId && holder?.name);
  const cards = useQuery({
    ...cardListOptions({ holder: userId ?? "", limit: 1 }),
    enabled: userId !== null && !row,
    staleTime: 5 * 60_000,
  });
  const holder = row?.holder ?? cards.data?.items[0]?.holder;
  return holder?.userId === userId ? (holder?.name ?? userId) : userId;
}
