import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import { listOptions, readOptions } from "@/lib/core/read-options";
import { WATCH_SECONDS } from "@/lib/wallets/constants";
import type {
  FeeRuleDto,
  WalletDetail,
  WalletPage,
  WalletQuery,
  WalletTransactionPage,
} from "@/lib/wallets/schema";

/** Query keys of wallets; a mutation invalidates `walletKeys.all`. */
export const walletKeys = {
  all: ["wallets"] as const,
  lists: ["wallets", "list"] as const,
  list: (query: WalletQuery) => ["wallets", "list", query] as const,
  detail: (walletId: string) => ["wallets", "detail", walletId] as const,
  watch: (walletId: string) => ["wallets", "watch", walletId] as const,
  transactions: (walletId: string) => ["wallets", "transactions", walletId] as const,
  feeRule: ["wallets", "fee-rule"] as const,
};

export function walletListOptions(query: WalletQuery) {
  return listOptions<WalletPage>(walletKeys.list(query), "/api/wallets", query);
}

export function walletOptions(walletId: string) {
  return readOptions<WalletDetail>(walletKeys.detail(walletId), walletPath(walletId));
}

export function walletTransactionOptions(walletId: string, cursor: string | null) {
  return listOptions<WalletTransactionPage>(
    [...walletKeys.transactions(walletId), cursor],
    `${walletPath(walletId)}/transactions`,
    cursor ? { cursor } : {},
  );
}

/**
 * Reads the wallet from the issuer unless somebody did so within the interval, and hands it to `take`; a failed
 * reading waits a minute. The data is when the last reading began.
 */
export function walletWatchOptions(walletId: string, take: (wallet: WalletDetail) => Promise<void>) {
  return queryOptions<number, ReadError>({
    queryKey: walletKeys.watch(walletId),
    queryFn: async () => {
      const began = Date.now();
      // A second less than the interval, or every other reading would be skipped as too early.
      const wallet = await readFreshWallet(walletId, WATCH_SECONDS - 1);
      await take(wallet);
      return began;
    },
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.status === "error" ? 60_000 : WATCH_SECONDS * 1000),
  });
}

/** Live from the issuer, each time it is asked. */
export function feeRuleOptions() {
  return readOptions<FeeRuleDto>(walletKeys.feeRule, "/api/wallets/fee-rule");
}

/** The wallet after reading it from the issuer, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshWallet(walletId: string, maxAge: number): Promise<WalletDetail> {
  return getJson<WalletDetail>(`${walletPath(walletId)}/fresh`, { maxAge });
}

function walletPath(walletId: string): string {
  return `/api/wallets/${encodeURIComponent(walletId)}`;
}
