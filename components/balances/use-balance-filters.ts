"use client";

import { useQueryStates } from "nuqs";
import { type BalanceParams, balanceParams } from "./balance-params";

export interface BalanceFilters {
  params: BalanceParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<BalanceParams>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
}

/** The list's filters and place, which live in the address. */
export function useBalanceFilters(): BalanceFilters {
  const [params, setParams] = useQueryStates(balanceParams, { history: "push" });
  const change = (next: Partial<BalanceParams>, history: "push" | "replace") => {
    const entries = Object.entries(next).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: next.cursor ?? null }, { history });
  };
  return {
    params,
    filter: (next, typing = false) => change(next, typing ? "replace" : "push"),
    page: (cursor) => change({ cursor }, "push"),
    clear: () => change({ q: null, currency: null, low: null }, "push"),
  };
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
