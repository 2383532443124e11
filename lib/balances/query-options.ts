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
import { getJson } from "@/lib/core/get-json";
import { listOptions, readOptions } from "@/lib/core/read-options";

/** Query keys of balances; a mutation invalidates `balanceKeys.all`. */
export const balanceKeys = {
  all: ["balances"] as const,
  list: (query: BalanceQuery) => ["balances", "list", query] as const,
  overview: ["balances", "overview"] as const,
  history: (query: HistoryQuery) => ["balances", "history", query] as const,
  alerts: ["balances", "alerts"] as const,
  low: ["balances", "low"] as const,
};

export function balanceListOptions(query: BalanceQuery) {
  return listOptions<BalancePage>(balanceKeys.list(query), "/api/balances", query);
}

export function balanceOverviewOptions() {
  return readOptions<BalanceOverview>(balanceKeys.overview, "/api/balances/overview");
}

export function balanceHistoryOptions(query: HistoryQuery) {
  return listOptions<BalanceHistory>(balanceKeys.history(query), "/api/balances/history", query);
}

export function balanceAlertsOptions() {
  return readOptions<BalanceAlerts>(balanceKeys.alerts, "/api/balances/alerts");
}

export function lowBalancesOptions() {
  return readOptions<LowBalances>(balanceKeys.low, "/api/balances/low");
}

/** Reads owners from the issuer, but for those read less than `maxAge` seconds ago. @throws ReadError */
export function readFreshBalances(owners: readonly string[], maxAge = 0): Promise<RefreshedBalances> {
  return getJson<RefreshedBalances>("/api/balances/fresh", { owners, maxAge });
}
