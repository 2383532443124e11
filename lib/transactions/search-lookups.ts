import "server-only";
import type { z } from "zod";
import { Prisma } from "@/lib/core/db";
import type { transactionQuery } from "@/lib/transactions/schema";
import type { SearchTerm } from "@/lib/transactions/search-terms";

type Query = z.output<typeof transactionQuery>;
type FacetQuery = { [Name in "merchant" | "country" | "currency" | "type"]?: Query[Name] };

/** A condition on a table that is looked up. */
export interface Way {
  /** As an index finds it. */
  find: Prisma.Sql;
  /** The same, as one row is asked. */
  holds: Prisma.Sql;
}

/** Any of these may hold: over `transaction_facet m`, `card c` and `card_user u`. Empty: no such meaning. */
export interface Lookups {
  facets: Way[];
  cards: Way[];
  users: Way[];
}

/** Where the descriptions of purchases, the cards and the people are found that a search term means. */
export function lookupsOf({ words, id, last4, first6, phone }: SearchTerm): Lookups {
  const names = words.length > 0 && words.every((word) => !/^[\d()+-]+$/.test(word));
  const bin = first6 ? Prisma.sql`AND c.first6 = ${first6}` : Prisma.empty;
  return {
    facets: [
      ...(words.length > 0 ? [wordsIn(Prisma.sql`m.search`, words)] : []),
      ...(id ? [same(Prisma.sql`m.merchant_id = ${id}`)] : []),
    ],
    cards: [
      ...(words.length > 0 ? [wordsIn(Prisma.sql`c.search`, words)] : []),
      ...(names ? [recordedAs(words)] : []),
      ...(last4 ? [same(Prisma.sql`(c.last4 = ${last4} ${bin})`)] : []),
      ...(id ? [same(Prisma.sql`c.id = ${id}`), same(Prisma.sql`c.reference_id = ${id}`)] : []),
    ],
    users: [
      ...(names ? [wordsIn(Prisma.sql`u.search`, words)] : []),
      ...(phone ? [wordsIn(Prisma.sql`u.search`, [phone])] : []),
      ...(id ? [same(Prisma.sql`u.id = ${id}`)] : []),
    ],
  };
}

/** Where the descriptions are found that the filters on merchant, country, currency and type leave. */
export function facetFilter({ merchant, country, currency, type }: FacetQuery): Lookups {
  const words = merchant?.normalize("NFKC").split(/\s+/).filter(Boolean) ?? [];
  const parts = [
    ...(merchant
      ? [either([wordsIn(Prisma.sql`m.search`, words), same(Prisma.sql`m.merchant_id = ${merchant}`)])]
      : []),
    ...(country?.length
      ? [same(Prisma.sql`m.country = ANY(${country.map((word) => word.toUpperCase())})`)]
      : []),
    ...(currency?.length ? [same(Prisma.sql`m.currency = ANY(${currency})`)] : []),
    ...(type?.length ? [same(Prisma.sql`m.type = ANY(${type})`)] : []),
  ];
  return { facets: parts.length > 0 ? [both(parts)] : [], cards: [], users: [] };
}

/** The statements behind `Lookups`. One OR could use no index; a union lets each way use its own. */
export const facetKeys = ({ facets }: Lookups) =>
  unionOf(facets.map(({ find }) => Prisma.sql`SELECT m.key FROM transaction_facet m WHERE ${find}`));
export const userIds = ({ users }: Lookups) =>
  unionOf(users.map(({ find }) => Prisma.sql`SELECT u.id FROM card_user u WHERE ${find}`));
export const cardIds = ({ cards, users }: Lookups) =>
  unionOf([
    ...cards.map(({ find }) => Prisma.sql`SELECT c.id FROM card c WHERE ${find}`),
    ...users.map(
      ({ find }) => Prisma.sql`SELECT c.id FROM card_user u JOIN card c ON c.p_user_id = u.id WHERE ${find}`,
    ),
  ]);

/** True when so many texts hold these words that looking them up first would only cost time. */
export function isBroad(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => /^[\0-\x7f]$/.test(word));
}

export const either = (ways: readonly Way[]) => joined(ways, " OR ");
export const both = (ways: readonly Way[]) => joined(ways, " AND ");

/**
 * All of these words stand in a text that is normalized and in lower case, as an index finds it. Trigrams find words
 * of three characters and more, `short_grams` those that trigrams cannot.
 */
export function contains(column: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  return wordsIn(column, words).find;
}

function wordsIn(column: Prisma.Sql, words: readonly string[]): Way {
  const ways = words.map((word): Way => {
    const holds = Prisma.sql`${column} LIKE lower(${`%${word.replace(/[\\%_]/g, "\\$&")}%`}::text)`;
    if (/^[\0-\x7f]*$/.test(word)) return same(holds);
    return {
      find: Prisma.sql`short_grams(${column}) @> short_grams(lower(${word}::text)) AND ${holds}`,
      holds,
    };
  });
  return both(ways);
}

/** Cards whose holder was recorded here under these words; a user whom the issuer names counts instead. */
function recordedAs(words: readonly string[]): Way {
  const { find } = wordsIn(Prisma.sql`held.search`, words);
  return same(
    Prisma.sql`(c.p_user_id IS NULL AND c.id IN (SELECT held.card_id FROM card_holder held WHERE ${find}))`,
  );
}

export const same = (condition: Prisma.Sql): Way => ({ find: condition, holds: condition });

function joined(ways: readonly Way[], by: string): Way {
  const join = (parts: Prisma.Sql[]) => Prisma.sql`(${Prisma.join(parts, by)})`;
  return { find: join(ways.map((way) => way.find)), holds: join(ways.map((way) => way.holds)) };
}

function unionOf(ways: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(ways, " UNION ");
}
