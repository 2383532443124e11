import "server-only";
import { db, Prisma } from "@/lib/core/db";
import { calledBy } from "@/lib/lookups/person-search";
import { lookupsOf, userIds } from "@/lib/lookups/search-lookups";
import type { Search } from "@/lib/lookups/search-terms";
import { type PersonHitRow, personHitColumns, toPersonHit } from "@/lib/search/hits";
import type { PersonHit } from "@/lib/search/schema";

/** Cardholders that every term means: any part of the name in any script, digits of the phone number, or the whole id. */
export async function findPeople({ terms, phone }: Search, limit: number): Promise<PersonHit[]> {
  if (terms.length === 0) return [];
  const lookups = terms.map(lookupsOf);
  const each = lookups.every(({ users }) => users.length > 0)
    ? Prisma.join(
        lookups.map((lookup) => Prisma.sql`u.id IN (${userIds(lookup)})`),
        " AND ",
      )
    : null;
  const called = phone ? calledBy(phone).find : null;
  const either = [each, called].filter((way) => way !== null);
  if (either.length === 0) return [];
  const rows = await db().$queryRaw<PersonHitRow[]>`
    SELECT ${personHitColumns} FROM card_user u WHERE ${Prisma.join(either, " OR ")}
    ORDER BY u.issued_at DESC NULLS LAST, u.id LIMIT ${limit}`;
  return rows.map(toPersonHit);
}
