import type { Issuer } from "../issuer";
import type { Transaction } from "./transaction";

/** A row of the transaction list (§3.8). The documented enum has no `Reversed`; a shape switch withholds it. */
export function presentTransaction(issuer: Issuer, row: Transaction) {
  return { p_user_id: row.p_user_id, ...shared(issuer, row), ...merchant(row), ...row.told };
}

/** The `card_transaction` of a webhook in its newer form (§9.4). */
export function presentForWebhook(issuer: Issuer, row: Transaction) {
  return {
    ...shared(issuer, row),
    billing_currency: row.local_currency,
    billing_amount: row.billing_amount,
    ...merchant(row),
    ...row.told,
  };
}

function shared(issuer: Issuer, row: Transaction) {
  const hidden = row.status === "Reversed" && issuer.shape.reversedStatus === "Authorized";
  return {
    id: row.id,
    p_business_id: issuer.business.id,
    card: row.card,
    status: hidden ? "Authorized" : row.status,
    type: row.type,
    transaction_currency: row.transaction_currency,
    transaction_amount: row.transaction_amount,
    local_currency: row.local_currency,
    local_amount: row.local_amount,
    final_local_amount: row.final_local_amount,
    calculated_fee: row.calculated_fee,
  };
}

function merchant(row: Transaction) {
  return {
    merchant_id: row.merchant_id,
    merchant_country: row.merchant_country,
    merchant_city: row.merchant_city,
    merchant_name: row.merchant_name,
    p_created_at: row.p_created_at,
  };
}
