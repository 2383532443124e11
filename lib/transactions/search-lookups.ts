import "server-only";
import type { z } from "zod";
import { Prisma } from "@/lib/core/db";
import type { transactionQuery } from "@/lib/transactions/schema";
import type { SearchTerm } from "@/lib/transactions/search-terms";

type Query = z.output<typeof transactionQuery>;
type FacetQuery = { [Name in "merchant" | "country" | "currency" | "type"]?: Query[Name] };

/** Conditions, any of which may hold: over `transaction_facet m`, `card c` and `card_user u`. Empty: no such meaning. */
export interface Lookups {
  facets: Prisma.Sql[];
  cards: Prisma.Sql[];
  users: Prisma.Sql[];
}

/** Where the descriptions of purchases, the cards and the people are found that a search term means. */
export function lookupsOf({ words, id, last4, first6, phone }: SearchTerm): Lookups {
  const names = words.length > 0 && words.every((word) => !/^[\d()+-]+$/.test(word));
  return {
    facets: [
      ...(words.length > 0 ? [contains(Prisma.sql`m.search`, words)] : []),
      ...(id ? [Prisma.sql`m.merchant_id = ${id}`] : []),
    ],
    cards: [
      ...(words.length > 0 ? [contains(Prisma.sql`c.search`, words)] : []),
      ...(last4 && first6 ? [Prisma.sql`(c.last4 = ${last4} AND c.first6 = ${first6})`] : []),
      ...(last4 && !first6 ? [Prisma.sql`c.last4 = ${last4}`] : []),
      ...(id ? [Prisma.sql`c.id = ${id}`, Prisma.sql`c.reference_id = ${id}`] : []),
    ],
    users: [
      ...(names ? [contains(Prisma.sql`u.search`, words)] : []),
      ...(phone ? [contains(Prisma.sql`u.search`, [phone])] : []),
      ...(id ? [Prisma.sql`u.id = ${id}`] : []),
    ],
  };
}

/** Where the descriptions are found that the filters on merchant, country, currency and type leave. */
export function facetFilter({ merchant, country, currency, type }: FacetQuery): Lookups {
  const words = merchant?.normalize("NFKC").split(/\s+/).filter(Boolean) ?? [];
  const parts = [
    ...(merchant
      ? [Prisma.sql`(m.merchant_id = ${merchant} OR (${contains(Prisma.sql`m.search`, words)}))`]
      : []),
    ...(country?.length ? [Prisma.sql`m.country = ANY(${country.map((word) => word.toUpperCase())})`] : []),
    ...(currency?.length ? [Prisma.sql`m.currency = ANY(${currency})`] : []),
    ...(type?.length ? [Prisma.sql`m.type = ANY(${type})`] : []),
  ];
  return { facets: parts.length > 0 ? [Prisma.join(parts, " AND ")] : [], cards: [], users: [] };
}

/** The statements behind `Lookups`. One OR could use no index; a union lets each way use its own. */
export const facetKeys = (lookups: Lookups) =>
  unionOf(lookups.facets.map((way) => Prisma.sql`SELECT m.key FROM transaction_facet m WHERE ${way}`));
export const userIds = (lookups: Lookups) =>
  unionOf(lookups.users.map((way) => Prisma.sql`SELECT u.id FROM card_user u WHERE ${way}`));
export const cardIds = (lookups: Lookups) =>
  unionOf([
    ...lookups.cards.map((way) => Prisma.sql`SELECT c.id FROM card c WHERE ${way}`),
    ...lookups.users.map(
      (way) => Prisma.sql`SELECT c.id FROM card_user u JOIN card c ON c.p_user_id = u.id WHERE ${way}`,
    ),
  ]);

/** True when so many texts hold these words that looking them up first would only cost time. */
export function isBroad(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => /^[\0-\x7f]$/.test(word));
}

/**
 * All of these words stand in a text that is normalized and in lower case. Trigrams find words of three characters and
 * more, `short_grams` those that trigrams cannot.
 */
export function contains(column: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  const parts = words.flatMap((word) => {
    const like = Prisma.sql`${column} LIKE lower(${`%${word.replace(/[\\%_]/g, "\\$&")}%`}::text)`;
    const short = [...word].length === 2 || /[^\0-\x7f]/.test(word);
    return short ? [Prisma.sql`short_grams(${column}) @> short_grams(lower(${word}::text))`, like] : [like];
  });
  return Prisma.join(parts, " AND ");
}

function unionOf(ways: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(ways, " UNION ");
}
