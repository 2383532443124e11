import type { Issuer } from "../issuer";
import { Money, plain } from "../money";
import { invalidState } from "../problem";
import { settle } from "./settle";
import type { Transaction } from "./transaction";

/**
 * A clearing that the acquirer sends whatever was before: another one, with the amount of all of them together, or one
 * after the reversal.
 */
export function clear(issuer: Issuer, transaction: Transaction, amount?: Money): Transaction {
  if (transaction.status === "Declined") throw invalidState("A Declined transaction is never cleared.");
  const settled = amount ?? new Money(transaction.transaction_amount).abs();
  const held = transaction.status === "Reversed" ? "0" : transaction.billing_amount;
  return settle(
    issuer,
    { ...transaction, status: "Authorized", billing_amount: plain(new Money(held)) },
    settled,
  );
}
