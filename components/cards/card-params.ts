import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { CardQuery } from "@/lib/cards/schema";

/** The card list's state as it stands in the address. What cannot be read there is left out; `cardQuery` judges the rest. */
export const cardParams = {
  q: parseAsString,
  status: parseAsArrayOf(parseAsString),
  mode: parseAsArrayOf(parseAsStringLiteral(["B2B", "B2C", "unknown"])),
  form: parseAsArrayOf(parseAsStringLiteral(["Virtual", "Physical", "unknown"])),
  holder: parseAsString,
  currency: parseAsArrayOf(parseAsString),
  pressure: parseAsInteger,
  sort: parseAsStringLiteral(["newest", "pressure"]).withDefault("newest"),
  cursor: parseAsString,
};

export type CardParams = inferParserType<typeof cardParams>;

/** Server side: the page's `searchParams` → the list's state. */
export const loadCardParams = createLoader(cardParams);

/** An address under which the list has this state: `/cards?status=Locked`. */
export const cardHref = createSerializer(cardParams);

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toCardQuery(params: CardParams): CardQuery {
  const given = Object.entries(params).filter(([, value]) => value !== null && String(value) !== "");
  return Object.fromEntries(given);
}
