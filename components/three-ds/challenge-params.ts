import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { ChallengeQuery } from "@/lib/three-ds/schema";
import { CHALLENGE_STATES } from "@/lib/three-ds/vocabulary";

/** The desk's state as it stands in the address: filters, place, and the challenge that is open. */
export const challengeParams = {
  state: parseAsStringLiteral(CHALLENGE_STATES).withDefault("live"),
  q: parseAsString,
  card: parseAsString,
  cursor: parseAsString,
  challenge: parseAsString,
};

export type ChallengeParams = inferParserType<typeof challengeParams>;

/** Server side: the page's `searchParams` → the desk's state. */
export const loadChallengeParams = createLoader(challengeParams);

/** An address under which the desk has this state: `/three-ds?state=expired`. */
export const challengeHref = createSerializer(challengeParams);

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toChallengeQuery({ challenge: _, ...params }: ChallengeParams): ChallengeQuery {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== "");
  return Object.fromEntries(given);
}
