"use client";

import { useQueryStates } from "nuqs";
import { type CardParams, cardParams } from "./card-params";

export interface CardFilters {
  params: CardParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<CardParams>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
}

/** The list's filters, order and place, which live in the address. */
export function useCardFilters(): CardFilters {
  const [params, setParams] = useQueryStates(cardParams, { history: "push" });
  const change = (next: Partial<CardParams>, history: "push" | "replace") => {
    const entries = Object.entries(next).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: next.cursor ?? null }, { history });
  };
  return {
    params,
    filter: (next, typing = false) => change(next, typing ? "replace" : "push"),
    page: (cursor) => change({ cursor }, "push"),
    clear: () =>
      change(
        { q: null, status: null, mode: null, form: null, holder: null, currency: null, pressure: null },
        "push",
      ),
  };
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
