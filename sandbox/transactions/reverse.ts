import { move, payerOf } from "../balances/ledger";
import type { Issuer } from "../issuer";
import { Money } from "../money";
import { invalidState } from "../problem";
import { announce } from "./announce";
import { cardOf } from "./card-of";
import type { Transaction } from "./transaction";

/** Voids an authorization before settlement: the hold is released and the limits get their room back. */
export function reverse(issuer: Issuer, transaction: Transaction): Transaction {
  if (transaction.status !== "Authorized") {
    throw invalidState(`Only an Authorized transaction can be reversed; this one is ${transaction.status}.`);
  }
  const payer = payerOf(cardOf(issuer, transaction));
  const held = new Money(transaction.billing_amount).abs();
  if (payer !== null) move(issuer, payer, transaction.local_currency, held);
  const row = issuer.store.tables.transactions.put({
    ...transaction,
    status: "Reversed",
    final_local_amount: "0",
    calculated_fee: "0",
    billing_amount: "0",
  });
  announce(issuer, "Reversed", row);
  return row;
}
