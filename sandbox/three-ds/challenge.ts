import type { Card } from "../cards/card";
import { maskedPan } from "../cards/present-card";
import { type Issuer, newRow } from "../issuer";
import { type Money, plain } from "../money";
import type { Merchant } from "../transactions/authorize";
import type { Verification } from "./verification";

/** Starts a 3DS verification and sends its code in the flat webhook of §9.3. */
export function challenge(
  issuer: Issuer,
  card: Card,
  purchase: { amount: Money; currency: string; merchant: Merchant },
): Verification {
  const verification = issuer.store.tables.verifications.put({
    ...newRow(issuer),
    card: card.id,
    transaction_currency: purchase.currency,
    transaction_amount: plain(purchase.amount.negated()),
    ...purchase.merchant,
    otp_code: issuer.random.digits(6),
  });
  issuer.outbox.enqueue({
    kind: "three-ds",
    action: "3DS",
    subject: verification.id,
    body: JSON.stringify(webhookBody(issuer, card, verification)),
  });
  return verification;
}

function webhookBody(issuer: Issuer, card: Card, verification: Verification) {
  return {
    p_business_id: issuer.business.id,
    card_reference_id: card.reference_id,
    verification_id: verification.id,
    business_name: issuer.business.name,
    card_num: maskedPan(card),
    transaction_currency: verification.transaction_currency,
    transaction_amount: verification.transaction_amount,
    merchant_id: verification.merchant_id,
    merchant_country: verification.merchant_country,
    merchant_city: verification.merchant_city,
    merchant_name: verification.merchant_name,
    p_created_at: verification.p_created_at,
    otp_code: verification.otp_code,
  };
}
