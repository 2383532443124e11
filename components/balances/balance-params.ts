import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { BalanceQuery, HistoryQuery } from "@/lib/balances/schema";
import { BALANCE_PERIODS, BALANCE_SORTS, DEFAULT_PERIOD } from "@/lib/balances/vocabulary";

/** The list's state as it stands in the address; `balanceQuery` judges it. */
export const balanceParams = {
  q: parseAsString,
  currency: parseAsArrayOf(parseAsString),
  low: parseAsStringLiteral(["yes"]),
  sort: parseAsStringLiteral(BALANCE_SORTS),
  cursor: parseAsString,
};

export type BalanceParams = inferParserType<typeof balanceParams>;

/** Server side: the page's `searchParams` → the list's state. */
export const loadBalanceParams = createLoader(balanceParams);

/** An address under which the list has this state: `/balances?low=yes`. */
export const balanceHref = createSerializer(balanceParams);

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toBalanceQuery(params: BalanceParams): BalanceQuery {
  const given = Object.entries(params).filter(([, value]) => value !== null && String(value) !== "");
  return Object.fromEntries(given);
}

/** A history's state: which currency, over how long. */
export const historyParams = { currency: parseAsString, period: parseAsStringLiteral(BALANCE_PERIODS) };

export type HistoryParams = inferParserType<typeof historyParams>;

export const loadHistoryParams = createLoader(historyParams);

const historyState = createSerializer(historyParams);

/** Where an owner's history is shown: `/balances/user.83?currency=HKD`. */
export function historyHref(owner: string, state: Partial<HistoryParams>): string {
  return historyState(`/balances/${encodeURIComponent(owner)}`, state);
}

/** The question that page and browser ask alike, since it is the cache's key. */
export function toHistoryQuery(owner: string, { currency, period }: HistoryParams): HistoryQuery {
  return { owner, ...(currency ? { currency } : {}), period: period ?? DEFAULT_PERIOD };
}
