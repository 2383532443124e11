import { defineAddress, given, many, oneOf, type StateOf, text } from "@/components/list/address";
import type { TransactionQuery } from "@/lib/transactions/schema";
import { PERIODS } from "@/lib/views/constants";
import { countryWords } from "./countries";
import { periodRange } from "./transaction-period";

/** The list's state as it stands in the address. What cannot be read there is left out; `transactionQuery` judges the rest. */
export const transactionAddress = defineAddress(
  {
    q: text,
    card: many(text),
    user: text,
    status: many(text),
    type: many(text),
    currency: many(text),
    debit: many(text),
    country: many(text),
    merchant: text,
    minAmount: text,
    maxAmount: text,
    period: oneOf(PERIODS),
    from: text,
    to: text,
    cursor: text,
    view: text,
  },
  ["view"],
);

export type TransactionParams = StateOf<typeof transactionAddress>;

/**
 * The state as the query that is asked; the same on server and browser, since it is the cache's key. Named periods
 * become instants of the viewer's zone, countries both of their codes.
 */
export function toTransactionQuery(params: TransactionParams, zone: string, now: Date): TransactionQuery {
  const { view: _, period, country, ...rest } = params;
  return given({
    ...rest,
    country: country?.flatMap(countryWords),
    ...(period ? { to: null, ...periodRange(period, zone, now) } : {}),
  });
}
