"use client";

import { useQueryStates } from "nuqs";
import { type UserParams, userParams } from "./user-params";

export interface UserFilters {
  params: UserParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<UserParams>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
}

/** The list's filters and place, which live in the address. */
export function useUserFilters(): UserFilters {
  const [params, setParams] = useQueryStates(userParams, { history: "push" });
  const change = (next: Partial<UserParams>, history: "push" | "replace") => {
    const entries = Object.entries(next).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: next.cursor ?? null }, { history });
  };
  return {
    params,
    filter: (next, typing = false) => change(next, typing ? "replace" : "push"),
    page: (cursor) => change({ cursor }, "push"),
    clear: () => change({ q: null, status: null, card: null, country: null }, "push"),
  };
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
