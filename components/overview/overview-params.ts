import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { DeclineQuery, OverviewQuery } from "@/lib/overview/schema";
import { DECLINE_CAUSES, DEFAULT_PERIOD, OVERVIEW_PERIODS } from "@/lib/overview/vocabulary";

/** The period as it stands in the address: named, or by its days, which count before the name. */
export const overviewParams = {
  period: parseAsStringLiteral(OVERVIEW_PERIODS).withDefault(DEFAULT_PERIOD),
  from: parseAsString,
  to: parseAsString,
};

export type OverviewParams = inferParserType<typeof overviewParams>;

/** Server side: the page's `searchParams` → the period. */
export const loadOverviewParams = createLoader(overviewParams);

/** An address under which the overview has this period: `/?period=last30`. */
export const overviewHref = createSerializer(overviewParams);

/** The period as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toOverviewQuery({ period, from, to }: OverviewParams, zone: string): OverviewQuery {
  return from ? { from, ...(to ? { to } : {}), zone } : { period, zone };
}

/** The rows behind a number of declines. */
export const declineParams = {
  cause: parseAsStringLiteral(DECLINE_CAUSES),
  from: parseAsString,
  to: parseAsString,
};
export const loadDeclineParams = createLoader(declineParams);
export const declineHref = createSerializer(declineParams);

/** What is asked; a span that is missing is refused by the verb, which says so. */
export function toDeclineQuery({ cause, from, to }: inferParserType<typeof declineParams>): DeclineQuery {
  return { ...(cause ? { cause } : {}), from: from ?? "", to: to ?? "" };
}
