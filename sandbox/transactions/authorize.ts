import { move, payerOf } from "../balances/ledger";
import type { Card } from "../cards/card";
import { type Issuer, newRow } from "../issuer";
import { type Money, plain } from "../money";
import { announce } from "./announce";
import { decide, type Reason } from "./decide";
import { priceOf } from "./price";
import type { Transaction } from "./transaction";

export type Merchant = Pick<
  Transaction,
  "merchant_id" | "merchant_country" | "merchant_city" | "merchant_name"
>;

export type Purchase = {
  amount: Money;
  currency: string;
  type: "Sales" | "Withdrawal";
  merchant: Merchant;
  at?: Date | undefined;
};

export type Authorization = { transaction: Transaction; decision: { approved: boolean; reason: Reason } };

/** Decides a purchase, holds the money when approved, and tells the console either way. */
export function authorize(issuer: Issuer, card: Card, purchase: Purchase): Authorization {
  const at = purchase.at ?? issuer.clock.now();
  const price = priceOf(purchase.amount, purchase.currency, card.settlement_currency);
  const reason = decide(issuer, card, price, at);
  const approved = reason === "approved";
  const payer = payerOf(card);
  const transaction = issuer.store.tables.transactions.put({
    ...newRow(issuer, at),
    card: card.id,
    p_user_id: card.p_user_id,
    status: approved ? "Authorized" : "Declined",
    type: purchase.type,
    transaction_currency: purchase.currency,
    transaction_amount: plain(purchase.amount.negated()),
    local_currency: card.settlement_currency,
    local_amount: plain(price.local.negated()),
    final_local_amount: plain(price.local.negated()),
    calculated_fee: plain(price.fee),
    billing_amount: plain(price.billing.negated()),
    ...purchase.merchant,
    decline_reason: approved ? null : reason,
    refund_of: null,
    settled: "0",
    refunded: "0",
  });
  if (approved && payer !== null) move(issuer, payer, card.settlement_currency, price.billing.negated());
  announce(issuer, "Authorization", transaction);
  return { transaction, decision: { approved, reason } };
}
