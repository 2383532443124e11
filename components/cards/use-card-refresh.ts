"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { cardDetailOptions, cardKeys, readFreshCard } from "@/lib/cards/query-options";
import type { CardDetail } from "@/lib/cards/schema";
import type { ActionError } from "@/lib/core/result";

const FRESH_SECONDS = 15;

export interface CardRefresh {
  refresh: () => Promise<void>;
  pending: boolean;
  /** Why the issuer could not be read the last time; the mirrored card stays. */
  error: ActionError | null;
}

/** Reads the card from the issuer: once in the background when it is opened and not fresh, and when asked to. */
export function useCardRefresh(cardId: string): CardRefresh {
  const client = useQueryClient();
  const { mutateAsync, isPending, error } = useMutation<
    CardDetail,
    { error: ActionError },
    number,
    number | undefined
  >({
    mutationFn: (maxAge) => readFreshCard(cardId, maxAge),
    onMutate: () => client.getQueryState(cardKeys.detail(cardId))?.dataUpdatedAt,
    onSuccess: async (card, _maxAge, knownSince) => {
      const queryKey = cardKeys.detail(cardId);
      const state = client.getQueryState(queryKey);
      // Something changed while the issuer was asked: this card may be older than that.
      const changed = state?.fetchStatus === "fetching" || state?.dataUpdatedAt !== knownSince;
      await client.cancelQueries({ queryKey });
      const known = client.getQueryData(cardDetailOptions(cardId).queryKey);
      client.setQueryData(cardDetailOptions(cardId).queryKey, card);
      if (changed) await client.invalidateQueries({ queryKey });
      if (known?.version === card.version && known.pressure === card.pressure) return;
      await client.invalidateQueries({ queryKey: [...cardKeys.all, "list"] });
    },
  });
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (opened.current === cardId) return;
    opened.current = cardId;
    mutateAsync(FRESH_SECONDS).catch(() => undefined);
  }, [cardId, mutateAsync]);
  return {
    refresh: () => mutateAsync(0).then(nothing, nothing),
    pending: isPending,
    error: error?.error ?? null,
  };
}

function nothing(): void {}
