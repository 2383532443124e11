import type { Card } from "../cards/card";
import { type Issuer, newRow } from "../issuer";
import { Money, plain } from "../money";
import { CORPORATE } from "./account";

/** Whose money a card spends: the company's (B2B), its user's (B2C), nobody's while it waits in the pool. */
export function payerOf(card: Card): string | null {
  return card.mode === "B2B" ? CORPORATE : card.p_user_id;
}

export function available(issuer: Issuer, owner: string, currency: string): Money {
  return new Money(issuer.store.tables.accounts.find(accountId(owner, currency))?.balance ?? "0");
}

/** Adds `delta` (negative takes away) to an account, opening it when needed. May go below zero: see settlement. */
export function move(issuer: Issuer, owner: string, currency: string, delta: Money) {
  const { accounts } = issuer.store.tables;
  const id = accountId(owner, currency);
  const present = accounts.find(id) ?? { ...newRow(issuer), id, owner, currency, balance: "0" };
  accounts.put({ ...present, balance: plain(new Money(present.balance).plus(delta)) });
}

function accountId(owner: string, currency: string): string {
  return `${owner}:${currency}`;
}
