"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ActionError } from "@/lib/core/result";
import { readFreshWallet, walletKeys, walletOptions, walletWatchOptions } from "@/lib/wallets/query-options";
import type { WalletDetail } from "@/lib/wallets/schema";

/**
 * Reads an open wallet from the issuer again and again while the page is in front, and when asked to: the issuer
 * announces no deposits. Several who look at one wallet cause one reading.
 */
export function useWalletWatch(walletId: string) {
  const client = useQueryClient();
  const take = async (wallet: WalletDetail) => {
    await client.cancelQueries({ queryKey: walletKeys.detail(walletId) });
    client.setQueryData(walletOptions(walletId).queryKey, wallet);
    await client.invalidateQueries({ queryKey: walletKeys.transactions(walletId) });
  };
  const watch = useQuery(walletWatchOptions(walletId, take));
  const refresh = useMutation<WalletDetail, { error: ActionError }>({
    mutationFn: () => readFreshWallet(walletId, 0),
    onSuccess: take,
  });
  // The later of the two ways tells whether the issuer can be read.
  const asked = refresh.isError && watch.dataUpdatedAt < refresh.submittedAt ? refresh.error : null;
  const repaired = refresh.isSuccess && refresh.submittedAt > watch.errorUpdatedAt;
  const error = asked ?? (watch.isError && !repaired ? watch.error : null);
  return {
    refresh: () => refresh.mutateAsync().then(nothing, nothing),
    pending: refresh.isPending,
    /** The issuer answered at least once since the page was opened. */
    answered: watch.isSuccess || refresh.isSuccess,
    error: error?.error ?? null,
  };
}

function nothing(): void {}
