import "server-only";
import { cardsMeant } from "@/lib/cards/card-search";
import { holderJoin } from "@/lib/cards/holder";
import { db } from "@/lib/core/db";
import type { Search } from "@/lib/lookups/search-terms";
import { type CardHitRow, cardHitColumns, toCardHit } from "@/lib/search/hits";
import type { CardHit } from "@/lib/search/schema";

/** The newest cards that every term means: by title, last four digits, id, reference, holder's name or phone. */
export async function findCards(search: Search, limit: number): Promise<CardHit[]> {
  const meant = cardsMeant(search);
  if (!meant) return [];
  const rows = await db().$queryRaw<CardHitRow[]>`
    SELECT ${cardHitColumns} FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}
    WHERE ${meant} ORDER BY c.sort_at DESC, c.id DESC LIMIT ${limit}`;
  return rows.map(toCardHit);
}
