import "server-only";
import { readCard } from "@/lib/cards/card-operation";
import { cardState } from "@/lib/cards/status";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { canonicalKey } from "@/lib/issuing/canonical-key";
import type { IssuerCard } from "@/lib/issuing/types";
import type { PUserId } from "@/lib/users/ids";

/** `none`: every card that could be the user's was read, and none is; `untold`: the issuer does not say whose cards are. */
export type LinkedCard = { found: IssuerCard } | "none" | "untold" | "unreadable";

const PAGE = 1000;
const MOST_PAGES = 20;
const MOST_READ = 200;

/**
 * Finds out by reading which card a user got. The list does not tell the users of cards (issuing-api §3.1), so the
 * cards that nobody is known to have are read one by one, the oldest first, as a pool is used up.
 */
export async function findLinkedCard(id: PUserId): Promise<LinkedCard> {
  const listed = await listAll().catch(() => null);
  if (!listed) return "unreadable";
  const direct = listed.find((card) => card.pUserId === id && isLiving(card));
  if (direct) return { found: direct };
  const candidates = await withoutOthers(listed, id);
  if (candidates.length > MOST_READ) return "unreadable";
  let told = candidates.length === 0;
  for (const candidate of candidates) {
    const card = await readCard(candidate.id);
    if (!card) return "unreadable";
    if (card.pUserId === id && isLiving(card)) return { found: card };
    told ||= Object.keys(card.raw).some((key) => canonicalKey(key) === "p_user_id");
  }
  return told ? "none" : "untold";
}

async function listAll(): Promise<IssuerCard[]> {
  const all: IssuerCard[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data } = await issuer().listCards({ offset: all.length, limit: PAGE });
    if (data.length === 0) return all;
    all.push(...data);
  }
  return all;
}

/** Cards of a company, of other users and terminated ones cannot be what was linked. */
async function withoutOthers(cards: IssuerCard[], id: PUserId): Promise<IssuerCard[]> {
  const taken = await db().card.findMany({
    where: { OR: [{ mode: "B2B" }, { pUserId: { not: id } }] },
    select: { id: true },
  });
  const others = new Set(taken.map((card) => card.id));
  return cards
    .filter((card) => !others.has(card.id) && isLiving(card))
    .sort((one, other) => (one.createdAt ?? "").localeCompare(other.createdAt ?? ""));
}

function isLiving(card: IssuerCard): boolean {
  return cardState(card.status ?? "") !== "terminated";
}
