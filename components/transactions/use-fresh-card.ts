"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readFreshCard } from "@/lib/cards/query-options";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import { transactionKeys } from "@/lib/transactions/query-options";

const FRESH_SECONDS = 60;

/**
 * Reads a declined payment's card and its limit log from the issuer once, in the background: the way to the fix depends
 * on how the card is now. Without an answer the mirror has to do.
 */
export function useFreshCard({ id, card, status }: TransactionDetail): void {
  const client = useQueryClient();
  const cardId = status === "Declined" ? card?.id : undefined;
  useEffect(() => {
    if (cardId === undefined) return;
    readFreshCard(cardId, FRESH_SECONDS)
      .then(() => client.invalidateQueries({ queryKey: transactionKeys.detail(id) }))
      .catch(() => undefined);
  }, [cardId, client, id]);
}
