"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ActionError } from "@/lib/core/result";
import { readFreshWallet, walletKeys, walletOptions, walletWatchOptions } from "@/lib/wallets/query-options";
import type { WalletDetail } from "@/lib/wallets/schema";

/**
 * Reads an open wallet from the issuer again and again while the page is in front, and when asked to: the issuer
 * announces no deposits. Several who look at one wallet cause one reading.
 */
export function useWalletWatch({ id: walletId, syncedAt }: WalletDetail) {
  const client = useQueryClient();
  const take = async (wallet: WalletDetail) => {
    await client.cancelQueries({ queryKey: walletKeys.detail(walletId) });
    client.setQueryData(walletOptions(walletId).queryKey, wallet);
    await client.invalidateQueries({ queryKey: walletKeys.transactions(walletId) });
  };
  const watch = useQuery(walletWatchOptions(walletId, take));
  const refresh = useMutation<WalletDetail, { error: ActionError }, string>({
    mutationFn: () => readFreshWallet(walletId, 0),
    onSuccess: take,
  });
  // A failure stands until a later reading of the issuer; an answer out of the mirror is none.
  const asked = refresh.isError && refresh.variables === syncedAt ? refresh.error : null;
  const repaired = refresh.isSuccess && refresh.submittedAt > watch.errorUpdatedAt;
  const error = asked ?? (watch.isError && !repaired ? watch.error : null);
  return {
    refresh: () => refresh.mutateAsync(syncedAt).then(nothing, nothing),
    pending: refresh.isPending,
    /** The issuer answered at least once since the page was opened. */
    answered: watch.isSuccess || refresh.isSuccess,
    error: error?.error ?? null,
  };
}

function nothing(): void {}
