import { defineAddress, given, many, oneOf, type StateOf, text } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import { BALANCE_PERIODS, BALANCE_SORTS, DEFAULT_PERIOD } from "@/lib/balances/constants";
import type { BalanceQuery, HistoryQuery } from "@/lib/balances/schema";

/** The list's state as it stands in the address; `balanceQuery` judges it. */
export const balanceAddress = defineAddress(
  {
    q: text,
    currency: many(text),
    low: oneOf(["yes"]),
    sort: oneOf(BALANCE_SORTS),
    cursor: text,
  },
  ["sort"],
);

export type BalanceParams = StateOf<typeof balanceAddress>;
export type BalanceFilters = AddressControls<BalanceParams>;

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toBalanceQuery(params: BalanceParams): BalanceQuery {
  return given(params);
}

/** A history's state: which currency, over how long. */
export const historyAddress = defineAddress({ currency: text, period: oneOf(BALANCE_PERIODS) });

type HistoryParams = StateOf<typeof historyAddress>;

/** Where an owner's history is shown: `/balances/user.83?currency=HKD`. */
export function historyHref(owner: string, state: Partial<HistoryParams>): string {
  return historyAddress.href(`/balances/${encodeURIComponent(owner)}`, state);
}

/** The question that page and browser ask alike, since it is the cache's key. */
export function toHistoryQuery(owner: string, { currency, period }: HistoryParams): HistoryQuery {
  return { owner, ...(currency ? { currency } : {}), period: period ?? DEFAULT_PERIOD };
}
