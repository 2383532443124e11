import { move, payerOf } from "../balances/ledger";
import type { Issuer } from "../issuer";
import { Money, plain } from "../money";
import { invalidState } from "../problem";
import { announce } from "./announce";
import { cardOf } from "./card-of";
import { priceOf } from "./price";
import type { Transaction } from "./transaction";

/** Settles an authorization, for its own amount or another one; the balance takes the difference. */
export function settle(issuer: Issuer, transaction: Transaction, amount?: Money): Transaction {
  if (transaction.status !== "Authorized") {
    throw invalidState(`Only an Authorized transaction can be settled; this one is ${transaction.status}.`);
  }
  const card = cardOf(issuer, transaction);
  const settled = amount ?? new Money(transaction.transaction_amount).abs();
  const price = priceOf(settled, transaction.transaction_currency, transaction.local_currency);
  const held = new Money(transaction.billing_amount).abs();
  const payer = payerOf(card);
  if (payer !== null) move(issuer, payer, transaction.local_currency, held.minus(price.billing));
  const row = issuer.store.tables.transactions.put({
    ...transaction,
    status: "Settled",
    settled: plain(settled),
    final_local_amount: plain(price.local.negated()),
    calculated_fee: plain(price.fee),
    billing_amount: plain(price.billing.negated()),
  });
  announce(issuer, "Settled", row);
  return row;
}
