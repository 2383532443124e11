import "server-only";
import { cardState } from "@/lib/cards/status";
import { type Card, db } from "@/lib/core/db";
import type { PUserId } from "@/lib/users/ids";

/** The card of this user that is not terminated, as the mirror knows it: a user has at most one (issuing-api §4.4). */
export async function heldCard(id: PUserId): Promise<Card | null> {
  const cards = await db().card.findMany({ where: { pUserId: id }, orderBy: { sortAt: "desc" } });
  return cards.find((card) => cardState(card.status) !== "terminated") ?? null;
}
