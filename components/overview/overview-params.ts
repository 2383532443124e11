import { defineAddress, oneOf, type StateOf, text, withDefault } from "@/components/list/address";
import { DECLINE_CAUSES, DEFAULT_PERIOD, OVERVIEW_PERIODS } from "@/lib/overview/constants";
import type { DeclineQuery, OverviewQuery } from "@/lib/overview/schema";

/** The period as it stands in the address: named, or by its days, which count before the name. */
export const overviewAddress = defineAddress({
  period: withDefault(oneOf(OVERVIEW_PERIODS), DEFAULT_PERIOD),
  from: text,
  to: text,
});

export type OverviewParams = StateOf<typeof overviewAddress>;

/** The period as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toOverviewQuery({ period, from, to }: OverviewParams, zone: string): OverviewQuery {
  return from ? { from, ...(to ? { to } : {}), zone } : { period, zone };
}

/** The rows behind a number of declines. */
export const declineAddress = defineAddress({
  cause: oneOf(DECLINE_CAUSES),
  from: text,
  to: text,
});
/** What is asked; a span that is missing is refused by the verb, which says so. */
export function toDeclineQuery({ cause, from, to }: StateOf<typeof declineAddress>): DeclineQuery {
  return { ...(cause ? { cause } : {}), from: from ?? "", to: to ?? "" };
}
