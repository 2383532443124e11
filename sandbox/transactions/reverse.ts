import { move, payerOf } from "../balances/ledger";
import type { Issuer } from "../issuer";
import { Money, plain } from "../money";
import { invalidState } from "../problem";
import { announce } from "./announce";
import { cardOf } from "./card-of";
import { priceOf } from "./price";
import type { Transaction } from "./transaction";

/**
 * Voids an authorization before settlement, or an `amount` of it: what was held for that is released and the limits get
 * their room back. What is left of a part stays authorized.
 */
export function reverse(issuer: Issuer, transaction: Transaction, amount?: Money): Transaction {
  if (transaction.status !== "Authorized") {
    throw invalidState(`Only an Authorized transaction can be reversed; this one is ${transaction.status}.`);
  }
  const rest = new Money(transaction.transaction_amount)
    .abs()
    .minus(amount ?? transaction.transaction_amount);
  if (amount && rest.greaterThan(0)) return leave(issuer, transaction, rest);
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

function leave(issuer: Issuer, transaction: Transaction, rest: Money): Transaction {
  const price = priceOf(rest, transaction.transaction_currency, transaction.local_currency);
  const payer = payerOf(cardOf(issuer, transaction));
  const freed = new Money(transaction.billing_amount).abs().minus(price.billing);
  if (payer !== null) move(issuer, payer, transaction.local_currency, freed);
  const row = issuer.store.tables.transactions.put({
    ...transaction,
    transaction_amount: plain(rest.negated()),
    local_amount: plain(price.local.negated()),
    final_local_amount: plain(price.local.negated()),
    calculated_fee: plain(price.fee),
    billing_amount: plain(price.billing.negated()),
  });
  announce(issuer, "Reversed", row);
  return row;
}
