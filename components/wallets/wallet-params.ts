import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
} from "nuqs/server";
import type { WalletQuery } from "@/lib/wallets/schema";

/** The list's state as it stands in the address; `walletQuery` judges it. */
export const walletParams = {
  q: parseAsString,
  status: parseAsArrayOf(parseAsString),
  network: parseAsArrayOf(parseAsString),
  currency: parseAsArrayOf(parseAsString),
  user: parseAsString,
  cursor: parseAsString,
};

export type WalletParams = inferParserType<typeof walletParams>;

/** Server side: the page's `searchParams` → the list's state. */
export const loadWalletParams = createLoader(walletParams);

/** An address under which the list has this state: `/wallets?network=Tron`. */
export const walletHref = createSerializer(walletParams);

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toWalletQuery(params: WalletParams): WalletQuery {
  const given = Object.entries(params).filter(([, value]) => value !== null && String(value) !== "");
  return Object.fromEntries(given);
}
