import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { invalidState, Problem } from "../problem";
import type { User } from "./user";

/** Link Card (§4.4): the oldest usable card of the B2C pool, at most one living card per user. */
export function linkCard(issuer: Issuer, user: User): Card {
  if (user.status !== "Active") throw invalidState(`A user who is ${user.status} cannot get a card.`);
  const { cards } = issuer.store.tables;
  const own = cards.within("p_user_id", user.user_id).oldestFirst();
  if (own.some((card) => card.status !== "Terminated")) {
    throw new Problem(400, "SBX-ALREADY-LINKED", "This user already has a card.");
  }
  const free = cards
    .within("pool", "open")
    .oldestFirst()
    .find((card) => card.status === "Active" || card.status === "Inactive");
  if (!free) throw new Problem(400, "SBX-POOL-EMPTY", "There is no unassigned B2C card left.");
  return cards.put({ ...free, p_user_id: user.user_id });
}
