import { defineAddress, given, many, oneOf, type StateOf, text } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import { DELIVERY_MARKS, DELIVERY_STATES, SIGNATURES } from "@/lib/webhooks/constants";
import type { DeliveryQuery } from "@/lib/webhooks/schema";

/** The inbox's state as it stands in the address: filters, place, and the delivery that is open. */
export const deliveryAddress = defineAddress(
  {
    q: text,
    state: many(oneOf(DELIVERY_STATES)),
    signature: many(oneOf(SIGNATURES)),
    action: many(text),
    mark: many(oneOf(DELIVERY_MARKS)),
    from: text,
    to: text,
    cursor: text,
    delivery: text,
  },
  ["delivery"],
);

type DeliveryParams = StateOf<typeof deliveryAddress>;
export type DeliveryFilters = AddressControls<DeliveryParams>;

/** The state as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toDeliveryQuery({ delivery: _, ...params }: DeliveryParams, zone: string): DeliveryQuery {
  return { ...given(params), ...(params.from || params.to ? { zone } : {}) };
}
