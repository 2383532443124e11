import "server-only";
import type { CardContact, ThreeDsChallenge, Tx } from "@/lib/core/db";

/** Where the codes of a challenge's card may be sent; null when nobody wrote that down. */
export async function contactOf(tx: Tx, challenge: ThreeDsChallenge): Promise<CardContact | null> {
  const cardId = challenge.cardId ?? (await findCard(tx, challenge.cardReferenceId))?.id;
  return cardId === undefined ? null : tx.cardContact.findUnique({ where: { cardId } });
}

/** By its reference id, which is not the card's id (issuing-api §3.1). */
export async function findCard(tx: Tx, referenceId: string | null) {
  if (referenceId === null) return null;
  return tx.card.findFirst({
    where: { referenceId },
    orderBy: { missingSince: { sort: "desc", nulls: "first" } },
    select: { id: true, first6: true, last4: true },
  });
}
