import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { TransferQuery } from "@/lib/transfers/schema";

/** The list's state as it stands in the address, and the form that an address may open: `?new=1&sender=…`. */
export const transferParams = {
  q: parseAsString,
  user: parseAsString,
  status: parseAsArrayOf(parseAsString),
  currency: parseAsArrayOf(parseAsString),
  minAmount: parseAsString,
  maxAmount: parseAsString,
  from: parseAsString,
  to: parseAsString,
  cursor: parseAsString,
  new: parseAsStringLiteral(["1"]),
  sender: parseAsString,
  receiver: parseAsString,
};

export type TransferParams = inferParserType<typeof transferParams>;

/** Server side: the page's `searchParams` → the list's state. */
export const loadTransferParams = createLoader(transferParams);

/** An address under which the room has this state: `/transfers?status=Reversed`. */
export const transferHref = createSerializer(transferParams);

/** The state as the query that is asked, with days of the viewer's zone; the same on server and browser. */
export function toTransferQuery(params: TransferParams, zone: string): TransferQuery {
  const { new: _new, sender: _sender, receiver: _receiver, ...filters } = params;
  const given = Object.entries(filters).filter(([, value]) => value !== null && String(value) !== "");
  return { ...Object.fromEntries(given), ...(params.from || params.to ? { zone } : {}) };
}
