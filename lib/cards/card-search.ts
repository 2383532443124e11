import "server-only";
import { Prisma } from "@/lib/core/db";
import { calledBy } from "@/lib/lookups/person-search";
import { cardIds, lookupsOf } from "@/lib/lookups/search-lookups";
import { type Search, searchTerms } from "@/lib/lookups/search-terms";

/**
 * `card c` by what a search box's text means: title, last four digits or a masked number, id, the beginning of the
 * reference, holder by name in either order or by phone.
 * @throws AppError INVALID_INPUT for a full card number: browsers cut it before they ask
 */
export function cardSearch(q: string): Prisma.Sql {
  const text = q.normalize("NFKC").trim();
  const meant = cardsMeant(searchTerms(text));
  const ways = [
    Prisma.sql`SELECT id FROM card WHERE id = ${text}`,
    Prisma.sql`SELECT id FROM card WHERE reference_id ILIKE ${`${text.replace(/[\\%_]/g, "\\$&")}%`}`,
    ...(meant ? [Prisma.sql`SELECT c.id FROM card c WHERE ${meant}`] : []),
  ];
  // One OR could use no index; a union lets each way use its own.
  return Prisma.sql`c.id IN (${Prisma.join(ways, " UNION ")})`;
}

/** `card c` that every term means, or whose holder's number it is; null where the terms cannot mean a card. */
export function cardsMeant({ terms, phone }: Search): Prisma.Sql | null {
  const lookups = terms.map(lookupsOf);
  const each =
    lookups.length > 0 && lookups.every(({ cards, users }) => cards.length + users.length > 0)
      ? Prisma.join(
          lookups.map((lookup) => Prisma.sql`c.id IN (${cardIds(lookup)})`),
          " AND ",
        )
      : null;
  const called = phone
    ? Prisma.sql`c.id IN (${cardIds({ facets: [], cards: [], users: [calledBy(phone)] })})`
    : null;
  const either = [each, called].filter((way) => way !== null);
  return either.length > 0 ? Prisma.sql`(${Prisma.join(either, " OR ")})` : null;
}
