import "server-only";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { type Card, db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerCard } from "@/lib/issuing/types";

/** The card to act on, if it still is what the form showed. @throws AppError NOT_FOUND, STALE */
export async function loadForChange(cardId: string, version: number): Promise<Card> {
  const card = await db().card.findUnique({ where: { id: cardId } });
  if (!card) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  if (card.version !== version) throw new AppError("STALE", "the card changed since the form was opened");
  return card;
}

/** What an audit row says of a card: the facts that actions change. */
export function cardFacts(card: Pick<Card, "status">): Prisma.InputJsonObject {
  return { status: card.status };
}

/**
 * The card as the issuer has it after a write it acknowledged. What writes answer is not documented, so the card
 * is read once more; when that fails, the reply itself has to do.
 */
export async function readBack(cardId: string, replied: IssuerCard | null): Promise<IssuerCard | null> {
  return (await readCard(cardId)) ?? replied;
}

/** `fetchCard`, or null when the issuer cannot be read. */
export function readCard(cardId: string): Promise<IssuerCard | null> {
  return fetchCard(cardId).catch(() => null);
}

/**
 * The card now, with its limits wherever the issuer tells them. What Get Card answers is inferred and may be silent
 * about limits; the list item has them (issuing-api §3.1, §3.6).
 * @throws IssuingError when Get Card fails
 */
export async function fetchCard(cardId: string, call: { language?: string } = {}): Promise<IssuerCard> {
  const card = (await issuer().getCard({ cardId }, call)).data;
  if (card.limits) return card;
  const listed = await findInList(cardId).catch(() => null);
  return { ...card, limits: listed?.limits ?? null };
}

const PAGE = 1000;
const MOST_PAGES = 100;

async function findInList(cardId: string): Promise<IssuerCard | null> {
  let offset = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const cards = (await issuer().listCards({ offset, limit: PAGE })).data;
    const found = cards.find((card) => card.id === cardId);
    if (found || cards.length === 0) return found ?? null;
    offset += cards.length;
  }
  return null;
}

/** Puts the card into the mirror and gives what the operation's result and audit row say. */
export async function applyCard(tx: Tx, card: IssuerCard, at: Date): Promise<Prisma.InputJsonObject> {
  const { after } = await mirrorCard(tx, card, { at, from: "detail" });
  return cardFacts(after);
}
