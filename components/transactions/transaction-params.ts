import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { ListAddress } from "@/components/views/list-address";
import type { TransactionQuery } from "@/lib/transactions/schema";
import { PERIODS } from "@/lib/views/vocabulary";
import { countryWords } from "./countries";
import { periodRange } from "./transaction-period";

/** The list's state as it stands in the address. What cannot be read there is left out; `transactionQuery` judges the rest. */
export const transactionParams = {
  q: parseAsString,
  card: parseAsArrayOf(parseAsString),
  user: parseAsString,
  status: parseAsArrayOf(parseAsString),
  type: parseAsArrayOf(parseAsString),
  currency: parseAsArrayOf(parseAsString),
  debit: parseAsArrayOf(parseAsString),
  country: parseAsArrayOf(parseAsString),
  merchant: parseAsString,
  minAmount: parseAsString,
  maxAmount: parseAsString,
  period: parseAsStringLiteral(PERIODS),
  from: parseAsString,
  to: parseAsString,
  cursor: parseAsString,
  view: parseAsString,
};

export type TransactionParams = inferParserType<typeof transactionParams>;

/** Server side: the page's `searchParams` → the list's state. */
export const loadTransactionParams = createLoader(transactionParams);

/** An address under which the list has this state: `/transactions?status=Declined`. */
export const transactionHref = createSerializer(transactionParams);

/** The list's state to and from the search part of an address, as views keep it. */
export const transactionAddress: ListAddress<TransactionParams> = {
  read: (search) => loadTransactionParams(new URLSearchParams(search)),
  write: (params) => transactionHref("", params),
};

/**
 * The state as the query that is asked; the same on server and browser, since it is the cache's key. Named periods
 * become instants of the viewer's zone, countries both of their codes.
 */
export function toTransactionQuery(params: TransactionParams, zone: string, now: Date): TransactionQuery {
  const { view: _, period, country, ...rest } = params;
  const given = Object.entries({
    ...rest,
    country: country?.flatMap(countryWords),
    ...(period ? { to: null, ...periodRange(period, zone, now) } : {}),
  }).filter(([, value]) => value !== null && value !== undefined && String(value) !== "");
  return Object.fromEntries(given);
}
