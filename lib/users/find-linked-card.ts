import "server-only";
import { cardState } from "@/lib/cards/status";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { canonicalKey } from "@/lib/issuing/canonical-key";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerCard } from "@/lib/issuing/types";
import { readWholeList } from "@/lib/issuing/whole-list";
import type { PUserId } from "@/lib/users/ids";

/**
 * `none`: of every card that could be the user's the issuer says whose it is, and none is; `untold`: of some it does
 * not say, or the search was cut short; `unreadable`: it may be told in a moment.
 */
export type LinkedCard = { found: IssuerCard } | "none" | "untold" | "unreadable";

const MOST_READ = 200;

/**
 * Finds out by reading which card a user got. The list does not tell the users of cards (issuing-api §3.1), so the
 * cards that nobody is known to have are read one by one, the oldest first, as a pool is used up.
 */
export async function findLinkedCard(id: PUserId): Promise<LinkedCard> {
  try {
    const { rows, complete } = await readWholeList((page) => issuer().listCards(page));
    const direct = rows.find((card) => card.pUserId === id && isLiving(card));
    if (direct) return { found: direct };
    const candidates = await withoutOthers(rows, id);
    const read = await readOwners(candidates.slice(0, MOST_READ), id);
    if (read !== "none") return read;
    return complete && candidates.length <= MOST_READ ? "none" : "untold";
  } catch (error) {
    return isNotOffered(error) ? "untold" : "unreadable";
  }
}

/** @throws IssuingError when a card may be told in a moment */
async function readOwners(candidates: IssuerCard[], id: PUserId): Promise<LinkedCard> {
  let told = true;
  // An issuer that never named a card's user yet may leave the field empty for all of them.
  const namesUsers = (await db().card.count({ where: { pUserIdSource: "issuer" } })) > 0;
  for (const candidate of candidates) {
    const card = candidate.pUserId ? candidate : await readDirectly(candidate.id);
    if (card?.pUserId === id) {
      // One that ended since may be the linked one, or one that the user had before.
      if (isLiving(card)) return { found: card };
      told = false;
    }
    told &&= card !== null && (card.pUserId !== null || (namesUsers && saysOwner(card)));
  }
  return told ? "none" : "untold";
}

/** Null where the contract has no such call, or the issuer knows no such card. */
async function readDirectly(cardId: string): Promise<IssuerCard | null> {
  try {
    const { data } = await issuer().getCard({ cardId });
    return data.id === cardId ? data : null;
  } catch (error) {
    if (isNotOffered(error)) return null;
    throw error;
  }
}

function saysOwner(card: IssuerCard): boolean {
  return Object.keys(card.raw).some((key) => OWNER.has(canonicalKey(key)));
}

const OWNER = new Set(["p_user_id", "user_id"]);

/** Cards of a company, of other users, and those that we saw end cannot be what was linked. */
async function withoutOthers(cards: IssuerCard[], id: PUserId): Promise<IssuerCard[]> {
  const known = await db().card.findMany({
    where: { id: { in: cards.map((card) => card.id) } },
    select: { id: true, mode: true, modeSource: true, pUserId: true, status: true },
  });
  const others = known.filter(
    (card) =>
      (card.mode === "B2B" && card.modeSource !== "derived") ||
      (card.pUserId !== null && card.pUserId !== id) ||
      cardState(card.status) === "terminated",
  );
  const excluded = new Set(others.map((card) => card.id));
  return cards
    .filter((card) => !excluded.has(card.id))
    .sort((one, other) => (one.createdAt ?? "").localeCompare(other.createdAt ?? ""));
}

function isLiving(card: IssuerCard): boolean {
  return cardState(card.status ?? "") !== "terminated";
}
