import { defineAddress, given, many, type StateOf, text } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import type { WalletQuery } from "@/lib/wallets/schema";

/** The list's state as it stands in the address; `walletQuery` judges it. */
export const walletAddress = defineAddress({
  q: text,
  status: many(text),
  network: many(text),
  currency: many(text),
  user: text,
  cursor: text,
});

type WalletParams = StateOf<typeof walletAddress>;
export type WalletFilters = AddressControls<WalletParams>;

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toWalletQuery(params: WalletParams): WalletQuery {
  return given(params);
}
