import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { ChallengeDetail, ChallengePage, ChallengeQuery } from "@/lib/three-ds/schema";

/** Query keys of the desk; a mutation invalidates `challengeKeys.all`. The code itself is never a query. */
export const challengeKeys = {
  all: ["three-ds"] as const,
  list: (query: ChallengeQuery) => ["three-ds", "list", query] as const,
  detail: (challengeId: string) => ["three-ds", "detail", challengeId] as const,
};

export function challengeListOptions(query: ChallengeQuery) {
  return queryOptions<ChallengePage, ReadError, ChallengePage, ReturnType<typeof challengeKeys.list>>({
    queryKey: challengeKeys.list(query),
    queryFn: ({ signal }) => getJson<ChallengePage>("/api/three-ds", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function challengeDetailOptions(challengeId: string) {
  return queryOptions<ChallengeDetail, ReadError, ChallengeDetail, ReturnType<typeof challengeKeys.detail>>({
    queryKey: challengeKeys.detail(challengeId),
    queryFn: ({ signal }) =>
      getJson<ChallengeDetail>(`/api/three-ds/${encodeURIComponent(challengeId)}`, {}, signal),
  });
}
