import {
  defineAddress,
  given,
  many,
  oneOf,
  type StateOf,
  text,
  whole,
  withDefault,
} from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import type { CardQuery } from "@/lib/cards/schema";

/** The card list's state as it stands in the address. What cannot be read there is left out; `cardQuery` judges the rest. */
export const cardAddress = defineAddress(
  {
    q: text,
    status: many(text),
    mode: many(oneOf(["B2B", "B2C", "unknown"])),
    form: many(oneOf(["Virtual", "Physical", "unknown"])),
    holder: text,
    currency: many(text),
    pressure: whole,
    sort: withDefault(oneOf(["newest", "pressure"]), "newest"),
    cursor: text,
  },
  ["sort"],
);

type CardParams = StateOf<typeof cardAddress>;
export type CardFilters = AddressControls<CardParams>;

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toCardQuery(params: CardParams): CardQuery {
  return given(params);
}
