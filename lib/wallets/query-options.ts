import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type {
  FeeRuleDto,
  WalletDetail,
  WalletPage,
  WalletQuery,
  WalletTransactionPage,
} from "@/lib/wallets/schema";
import { WATCH_SECONDS } from "@/lib/wallets/vocabulary";

/** Query keys of the wallets room; a mutation invalidates `walletKeys.all`. */
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
  return queryOptions<WalletPage, ReadError, WalletPage, ReturnType<typeof walletKeys.list>>({
    queryKey: walletKeys.list(query),
    queryFn: ({ signal }) => getJson<WalletPage>("/api/wallets", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function walletOptions(walletId: string) {
  return queryOptions<WalletDetail, ReadError, WalletDetail, ReturnType<typeof walletKeys.detail>>({
    queryKey: walletKeys.detail(walletId),
    queryFn: ({ signal }) => getJson<WalletDetail>(walletPath(walletId), {}, signal),
  });
}

export function walletTransactionOptions(walletId: string, cursor: string | null) {
  return queryOptions<WalletTransactionPage, ReadError>({
    queryKey: [...walletKeys.transactions(walletId), cursor],
    queryFn: ({ signal }) =>
      getJson<WalletTransactionPage>(
        `${walletPath(walletId)}/transactions`,
        cursor ? { cursor } : {},
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/**
 * Reads the wallet from the issuer unless somebody did so within the interval, and hands it to `take`; a failed
 * reading waits a minute. The data is when the mirror was last in step.
 */
export function walletWatchOptions(walletId: string, take: (wallet: WalletDetail) => Promise<void>) {
  return queryOptions<string, ReadError>({
    queryKey: walletKeys.watch(walletId),
    queryFn: async () => {
      // A second less than the interval, or every other reading would be skipped as too early.
      const wallet = await readFreshWallet(walletId, WATCH_SECONDS - 1);
      await take(wallet);
      return wallet.syncedAt;
    },
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.status === "error" ? 60_000 : WATCH_SECONDS * 1000),
  });
}

/** Live from the issuer, each time it is asked. */
export function feeRuleOptions() {
  return queryOptions<FeeRuleDto, ReadError, FeeRuleDto, typeof walletKeys.feeRule>({
    queryKey: walletKeys.feeRule,
    queryFn: ({ signal }) => getJson<FeeRuleDto>("/api/wallets/fee-rule", {}, signal),
  });
}

/** The wallet after reading it from the issuer, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshWallet(walletId: string, maxAge: number): Promise<WalletDetail> {
  return getJson<WalletDetail>(`${walletPath(walletId)}/fresh`, { maxAge });
}

function walletPath(walletId: string): string {
  return `/api/wallets/${encodeURIComponent(walletId)}`;
}
