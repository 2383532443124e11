import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  BalanceAlerts,
  BalanceHistory,
  BalanceOverview,
  BalancePage,
  BalanceQuery,
  HistoryQuery,
  LowBalances,
  RefreshedBalances,
} from "@/lib/balances/schema";
import { getJson, type ReadError } from "@/lib/core/get-json";

/** Query keys of the balances room; a mutation invalidates `balanceKeys.all`. */
export const balanceKeys = {
  all: ["balances"] as const,
  list: (query: BalanceQuery) => ["balances", "list", query] as const,
  overview: ["balances", "overview"] as const,
  history: (query: HistoryQuery) => ["balances", "history", query] as const,
  alerts: ["balances", "alerts"] as const,
  low: ["balances", "low"] as const,
};

export function balanceListOptions(query: BalanceQuery) {
  return queryOptions<BalancePage, ReadError, BalancePage, ReturnType<typeof balanceKeys.list>>({
    queryKey: balanceKeys.list(query),
    queryFn: ({ signal }) => getJson<BalancePage>("/api/balances", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function balanceOverviewOptions() {
  return queryOptions<BalanceOverview, ReadError, BalanceOverview, typeof balanceKeys.overview>({
    queryKey: balanceKeys.overview,
    queryFn: ({ signal }) => getJson<BalanceOverview>("/api/balances/overview", {}, signal),
  });
}

export function balanceHistoryOptions(query: HistoryQuery) {
  return queryOptions<BalanceHistory, ReadError, BalanceHistory, ReturnType<typeof balanceKeys.history>>({
    queryKey: balanceKeys.history(query),
    queryFn: ({ signal }) => getJson<BalanceHistory>("/api/balances/history", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function balanceAlertsOptions() {
  return queryOptions<BalanceAlerts, ReadError, BalanceAlerts, typeof balanceKeys.alerts>({
    queryKey: balanceKeys.alerts,
    queryFn: ({ signal }) => getJson<BalanceAlerts>("/api/balances/alerts", {}, signal),
  });
}

export function lowBalancesOptions() {
  return queryOptions<LowBalances, ReadError, LowBalances, typeof balanceKeys.low>({
    queryKey: balanceKeys.low,
    queryFn: ({ signal }) => getJson<LowBalances>("/api/balances/low", {}, signal),
  });
}

/** Reads owners from the issuer, but for those read less than `maxAge` seconds ago. @throws ReadError */
export function readFreshBalances(owners: readonly string[], maxAge = 0): Promise<RefreshedBalances> {
  return getJson<RefreshedBalances>("/api/balances/fresh", { owners, maxAge });
}
