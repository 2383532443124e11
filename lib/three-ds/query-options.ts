import { listOptions, readOptions } from "@/lib/core/read-options";
import type { ChallengeDetail, ChallengePage, ChallengeQuery } from "@/lib/three-ds/schema";

/** Query keys of 3-D Secure challenges; a mutation invalidates `challengeKeys.all`. The code itself is never a query. */
export const challengeKeys = {
  all: ["three-ds"] as const,
  list: (query: ChallengeQuery) => ["three-ds", "list", query] as const,
  detail: (challengeId: string) => ["three-ds", "detail", challengeId] as const,
};

export function challengeListOptions(query: ChallengeQuery) {
  return listOptions<ChallengePage>(challengeKeys.list(query), "/api/three-ds", query);
}

export function challengeDetailOptions(challengeId: string) {
  return readOptions<ChallengeDetail>(
    challengeKeys.detail(challengeId),
    `/api/three-ds/${encodeURIComponent(challengeId)}`,
  );
}
