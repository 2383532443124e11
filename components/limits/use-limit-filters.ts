"use client";

import { useQueryStates } from "nuqs";
import { type LimitParams, limitParams } from "./limit-params";

export interface LimitFilters {
  params: LimitParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<LimitParams>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
}

/** The filters and the place of both views, which live in the address. */
export function useLimitFilters(): LimitFilters {
  const [params, setParams] = useQueryStates(limitParams, { history: "push" });
  const filter = (change: Partial<LimitParams>, typing = false) => {
    const entries = Object.entries(change).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: null }, { history: typing ? "replace" : "push" });
  };
  const none = { q: null, period: null, currency: null, pressure: null, terminated: null, off: null };
  return {
    params,
    filter,
    page: (cursor) => void setParams({ cursor }, { history: "push" }),
    clear: () => filter({ ...none, origin: null, from: null, to: null }),
  };
}

function isEmpty(value: unknown): boolean {
  return value === "" || value === false || (Array.isArray(value) && value.length === 0);
}
