import { defineAddress, given, many, oneOf, type StateOf, text } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import type { TransferQuery } from "@/lib/transfers/schema";

/** The list's state as it stands in the address, and the form that an address may open: `?new=1&sender=…`. */
export const transferAddress = defineAddress(
  {
    q: text,
    user: text,
    status: many(text),
    currency: many(text),
    minAmount: text,
    maxAmount: text,
    from: text,
    to: text,
    cursor: text,
    new: oneOf(["1"]),
    sender: text,
    receiver: text,
  },
  ["new", "sender", "receiver"],
);

type TransferParams = StateOf<typeof transferAddress>;
export type TransferFilters = AddressControls<TransferParams>;

/** The state as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toTransferQuery(params: TransferParams, zone: string): TransferQuery {
  const { new: _new, sender: _sender, receiver: _receiver, ...filters } = params;
  return { ...given(filters), ...(params.from || params.to ? { zone } : {}) };
}
