"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { balanceKeys, readFreshBalances } from "@/lib/balances/query-options";
import type { RefreshedBalances } from "@/lib/balances/schema";
import type { ActionError } from "@/lib/core/result";

interface Wanted {
  owners: readonly string[];
  maxAge?: number;
}

/** Reads owners from the issuer. Also after a failure the screen reads again: others were read, and it says why. */
export function useBalanceRefresh() {
  const client = useQueryClient();
  const { mutateAsync, isPending, error, variables } = useMutation<
    RefreshedBalances,
    { error: ActionError },
    Wanted
  >({
    mutationFn: ({ owners, maxAge }) => readFreshBalances(owners, maxAge),
    onSettled: () => client.invalidateQueries({ queryKey: balanceKeys.all }),
  });
  return {
    refresh: (owners: readonly string[], maxAge?: number) =>
      mutateAsync({ owners, ...(maxAge === undefined ? {} : { maxAge }) }).then(nothing, nothing),
    pending: isPending,
    /** Whether this owner is among those being read. */
    reading: (owner: string) => isPending && (variables?.owners.includes(owner) ?? false),
    error: error?.error ?? null,
  };
}

export type BalanceRefresh = ReturnType<typeof useBalanceRefresh>;

function nothing(): void {}
