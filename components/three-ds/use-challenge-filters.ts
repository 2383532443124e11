"use client";

import { useQueryStates } from "nuqs";
import { type ChallengeParams, challengeParams } from "./challenge-params";

export interface ChallengeFilters {
  params: ChallengeParams;
  /** Goes back to the first page. `typing` leaves no step in the history. */
  filter: (change: Partial<ChallengeParams>, typing?: boolean) => void;
  page: (cursor: string) => void;
  clear: () => void;
  close: () => void;
}

/** The desk's filters and place, and the open challenge, which live in the address. */
export function useChallengeFilters(): ChallengeFilters {
  const [params, setParams] = useQueryStates(challengeParams, { history: "push" });
  return {
    params,
    filter: (change, typing = false) =>
      setParams({ ...change, cursor: null }, { history: typing ? "replace" : "push" }),
    page: (cursor) => setParams({ cursor }),
    clear: () => setParams({ state: "all", q: null, card: null, cursor: null }),
    close: () => setParams({ challenge: null }),
  };
}
