import { move, payerOf } from "../balances/ledger";
import { type Issuer, newRow } from "../issuer";
import { convert, Money, plain } from "../money";
import { invalidParameter, invalidState } from "../problem";
import { announce } from "./announce";
import { cardOf } from "./card-of";
import type { Transaction } from "./transaction";

/** Gives money of a settled purchase back as a transaction of its own; the fee stays with the issuer. */
export function refund(issuer: Issuer, original: Transaction, amount?: Money): Transaction {
  if (original.status !== "Settled" || original.type === "Refund") {
    throw invalidState("Only a Settled purchase or withdrawal can be refunded.");
  }
  const { transactions } = issuer.store.tables;
  const open = new Money(original.settled).minus(original.refunded);
  const given = amount ?? open;
  if (given.lessThanOrEqualTo(0) || given.greaterThan(open)) {
    throw invalidParameter(`The refund must be above 0 and at most ${plain(open)}.`);
  }
  const local = localRefund(original, given);
  const payer = payerOf(cardOf(issuer, original));
  if (payer !== null) move(issuer, payer, original.local_currency, local);
  transactions.put({ ...original, refunded: plain(new Money(original.refunded).plus(given)) });
  const row = transactions.put({
    ...original,
    ...newRow(issuer),
    status: "Settled",
    type: "Refund",
    transaction_amount: plain(given),
    local_amount: plain(local),
    final_local_amount: plain(local),
    calculated_fee: "0",
    billing_amount: plain(local),
    refund_of: original.id,
    told: undefined,
    settled: plain(given),
    refunded: "0",
  });
  if (issuer.shape.refundAction !== "none") announce(issuer, issuer.shape.refundAction, row);
  return row;
}

/** Cumulative rounding: partial refunds that add up to the whole give back exactly what was taken. */
function localRefund(original: Transaction, given: Money): Money {
  const inLocal = (amount: Money) => convert(amount, original.transaction_currency, original.local_currency);
  const before = new Money(original.refunded);
  return inLocal(before.plus(given)).minus(inLocal(before));
}
