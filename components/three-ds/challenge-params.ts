import { defineAddress, given, oneOf, type StateOf, text, withDefault } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import { CHALLENGE_STATES } from "@/lib/three-ds/constants";
import type { ChallengeQuery } from "@/lib/three-ds/schema";

/** The state of the page as it stands in the address: filters, place, and the challenge that is open. */
export const challengeAddress = defineAddress(
  {
    state: withDefault(oneOf(CHALLENGE_STATES), "live"),
    q: text,
    card: text,
    cursor: text,
    challenge: text,
  },
  ["challenge"],
);

type ChallengeParams = StateOf<typeof challengeAddress>;
export type ChallengeFilters = AddressControls<ChallengeParams>;

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toChallengeQuery({ challenge: _, ...params }: ChallengeParams): ChallengeQuery {
  return given(params);
}

/** Every challenge of every card, whatever its state. */
export const ALL_CHALLENGES = { state: "all", q: null, card: null } as const;
