import "server-only";
import { Prisma } from "@/lib/core/db";
import { both, either, namesIn, same, type Way, wordsIn } from "@/lib/core/text-search";
import { wordsOf } from "@/lib/core/typed-words";
import { calledBy, namedAs } from "@/lib/lookups/person-search";
import { recordedAs } from "@/lib/lookups/recorded-as";
import type { SearchTerm } from "@/lib/lookups/search-terms";

/** Filters on what a purchase says of itself. */
interface FacetQuery {
  merchant?: string | undefined;
  country?: string[] | undefined;
  currency?: string[] | undefined;
  type?: string[] | undefined;
}

/** Any of these may hold: over `transaction_facet m`, `card c` and `card_user u`. Empty: no such meaning. */
export interface Lookups {
  facets: Way[];
  cards: Way[];
  users: Way[];
}

/** Where the descriptions of purchases, the cards and the people are found that a search term means. */
export function lookupsOf({ words, id, last4, first6, phone }: SearchTerm): Lookups {
  const named = words.length > 0;
  const bin = first6 ? Prisma.sql`AND c.first6 = ${first6}` : Prisma.empty;
  return {
    facets: [
      ...(named ? [wordsIn(Prisma.sql`m.search`, words)] : []),
      ...(id ? [same(Prisma.sql`m.merchant_id = ${id}`)] : []),
    ],
    cards: [
      ...(named ? [namesIn(Prisma.sql`c.search`, words), recordedAs(words)] : []),
      ...(last4 ? [same(Prisma.sql`(c.last4 = ${last4} ${bin})`)] : []),
      ...(id ? [same(Prisma.sql`c.id = ${id}`), same(Prisma.sql`c.reference_id = ${id}`)] : []),
    ],
    users: [
      ...(named ? [namedAs(words)] : []),
      ...(phone ? [calledBy(phone)] : []),
      ...(id ? [same(Prisma.sql`u.id = ${id}`)] : []),
    ],
  };
}

/** Where the descriptions are found that the filters on merchant, country, currency and type leave. */
export function facetFilter({ merchant, country, currency, type }: FacetQuery): Lookups {
  const words = wordsOf(merchant ?? "");
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

function unionOf(ways: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(ways, " UNION ");
}
