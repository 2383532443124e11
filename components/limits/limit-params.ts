import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { LimitChangeQuery, LimitQuery } from "@/lib/limits/schema";

/** The state of `/limits` as it stands in the address; both views share the search, the rule and the place. */
export const limitParams = {
  tab: parseAsStringLiteral(["usage", "changes"]).withDefault("usage"),
  q: parseAsString,
  period: parseAsArrayOf(parseAsString),
  currency: parseAsArrayOf(parseAsString),
  pressure: parseAsInteger,
  terminated: parseAsBoolean,
  off: parseAsBoolean,
  origin: parseAsStringLiteral(["here", "elsewhere"]),
  from: parseAsString,
  to: parseAsString,
  cursor: parseAsString,
};

export type LimitParams = inferParserType<typeof limitParams>;

export const loadLimitParams = createLoader(limitParams);
export const limitHref = createSerializer(limitParams);

/** What the usage view asks; the same on server and browser, since it is the cache's key. */
export function toLimitQuery(params: LimitParams): LimitQuery {
  const { q, period, currency, pressure, terminated, off, cursor } = params;
  return given({ q, period, currency, pressure, terminated, off, cursor });
}

export function toLimitChangeQuery(params: LimitParams): LimitChangeQuery {
  const { q, period, origin, from, to, cursor } = params;
  return given({ q, period, origin, from, to, cursor });
}

function given(values: Record<string, unknown>): Record<string, never> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== false && String(value) !== ""),
  ) as Record<string, never>;
}
