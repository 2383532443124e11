"use client";

import { useQueryStates } from "nuqs";
import { type TransferParams, transferParams } from "./transfer-params";

export interface TransferFilters {
  params: TransferParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<TransferParams>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
  /** Opens or closes the form, which the address names so that a link can lead to it. */
  form: (open: boolean) => void;
  /** Whether anything is left out of the list. */
  active: boolean;
}

/** The list's filters and place, which live in the address. */
export function useTransferFilters(): TransferFilters {
  const [params, setParams] = useQueryStates(transferParams, { history: "push" });
  const change = (next: Partial<TransferParams>, history: "push" | "replace") => {
    const entries = Object.entries(next).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: next.cursor ?? null }, { history });
  };
  return {
    params,
    filter: (next, typing = false) => change(next, typing ? "replace" : "push"),
    page: (cursor) => change({ cursor }, "push"),
    clear: () => change(NOTHING, "push"),
    form: (open) =>
      setParams(open ? { new: "1" } : { new: null, sender: null, receiver: null }, { history: "replace" }),
    active: FILTERS.some((name) => !isEmpty(params[name])),
  };
}

const FILTERS = ["q", "user", "status", "currency", "minAmount", "maxAmount", "from", "to"] as const;
const NOTHING = Object.fromEntries(FILTERS.map((name) => [name, null]));

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
