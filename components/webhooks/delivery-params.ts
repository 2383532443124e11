import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { DeliveryQuery } from "@/lib/webhooks/schema";
import { DELIVERY_MARKS, DELIVERY_STATES, SIGNATURES } from "@/lib/webhooks/vocabulary";

/** The inbox's state as it stands in the address: filters, place, and the delivery that is open. */
export const deliveryParams = {
  q: parseAsString,
  state: parseAsArrayOf(parseAsStringLiteral(DELIVERY_STATES)),
  signature: parseAsArrayOf(parseAsStringLiteral(SIGNATURES)),
  action: parseAsArrayOf(parseAsString),
  mark: parseAsArrayOf(parseAsStringLiteral(DELIVERY_MARKS)),
  from: parseAsString,
  to: parseAsString,
  cursor: parseAsString,
  delivery: parseAsString,
};

export type DeliveryParams = inferParserType<typeof deliveryParams>;

/** Server side: the page's `searchParams` → the inbox's state. */
export const loadDeliveryParams = createLoader(deliveryParams);

/** An address under which the inbox has this state: `/webhooks?state=refused`. */
export const deliveryHref = createSerializer(deliveryParams);

/** The state as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toDeliveryQuery({ delivery: _, ...params }: DeliveryParams, zone: string): DeliveryQuery {
  const given = Object.entries(params).filter(([, value]) => value !== null && String(value) !== "");
  return { ...Object.fromEntries(given), ...(params.from || params.to ? { zone } : {}) };
}
