import "server-only";
import { holderJoin } from "@/lib/cards/holder";
import { db, Prisma } from "@/lib/core/db";
import { type CardHitRow, cardHitColumns, toCardHit } from "@/lib/search/hits";
import type { CardHit } from "@/lib/search/schema";
import { cardIds, contains, lookupsOf } from "@/lib/transactions/search-lookups";
import type { Search } from "@/lib/transactions/search-terms";

/** The newest cards that every term means: by title, last four digits, id, reference, holder's name or phone. */
export async function findCards({ terms, phone }: Search, limit: number): Promise<CardHit[]> {
  if (terms.length === 0) return [];
  const lookups = terms.map(lookupsOf);
  const each = lookups.every(({ cards, users }) => cards.length + users.length > 0)
    ? Prisma.join(
        lookups.map((lookup) => Prisma.sql`c.id IN (${cardIds(lookup)})`),
        " AND ",
      )
    : null;
  const called = phone
    ? Prisma.sql`c.p_user_id IN (SELECT u.id FROM card_user u WHERE ${digits(phone)})`
    : null;
  const either = [each, called].filter((way) => way !== null);
  if (either.length === 0) return [];
  const rows = await db().$queryRaw<CardHitRow[]>`
    SELECT ${cardHitColumns} FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}
    WHERE ${Prisma.join(either, " OR ")} ORDER BY c.sort_at DESC, c.id DESC LIMIT ${limit}`;
  return rows.map(toCardHit);
}

const digits = (phone: string) => contains(Prisma.sql`u.search`, [phone]);
