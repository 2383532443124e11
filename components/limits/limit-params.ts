import {
  defineAddress,
  flag,
  given,
  many,
  oneOf,
  type StateOf,
  text,
  whole,
  withDefault,
} from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import type { LimitChangeQuery, LimitQuery } from "@/lib/limits/schema";

/** The state of `/limits` as it stands in the address; both views share the search, the rule and the place. */
export const limitAddress = defineAddress(
  {
    tab: withDefault(oneOf(["usage", "changes"]), "usage"),
    q: text,
    period: many(text),
    currency: many(text),
    pressure: whole,
    terminated: flag,
    off: flag,
    origin: oneOf(["here", "elsewhere"]),
    from: text,
    to: text,
    cursor: text,
  },
  ["tab"],
);

type LimitParams = StateOf<typeof limitAddress>;
export type LimitFilters = AddressControls<LimitParams>;

/** What the usage view asks; the same on server and browser, since it is the cache's key. */
export function toLimitQuery(params: LimitParams): LimitQuery {
  const { q, period, currency, pressure, terminated, off, cursor } = params;
  return given({ q, period, currency, pressure, terminated, off, cursor });
}

export function toLimitChangeQuery(params: LimitParams): LimitChangeQuery {
  const { q, period, origin, from, to, cursor } = params;
  return given({ q, period, origin, from, to, cursor });
}
