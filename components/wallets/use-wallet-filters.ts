"use client";

import { useQueryStates } from "nuqs";
import { type WalletParams, walletParams } from "./wallet-params";

export interface WalletFilters {
  params: WalletParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<WalletParams>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
  /** Whether anything is left out of the list. */
  active: boolean;
}

/** The list's filters and place, which live in the address. */
export function useWalletFilters(): WalletFilters {
  const [params, setParams] = useQueryStates(walletParams, { history: "push" });
  const change = (next: Partial<WalletParams>, history: "push" | "replace") => {
    const entries = Object.entries(next).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: next.cursor ?? null }, { history });
  };
  const { q, status, network, currency, user } = params;
  return {
    params,
    filter: (next, typing = false) => change(next, typing ? "replace" : "push"),
    page: (cursor) => change({ cursor }, "push"),
    clear: () => change({ q: null, status: null, network: null, currency: null, user: null }, "push"),
    active: [q, status, network, currency, user].some((value) => value !== null && !isEmpty(value)),
  };
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
