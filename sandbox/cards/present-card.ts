import type { Issuer } from "../issuer";
import { presentLimits } from "../limits/present-limits";
import type { Card } from "./card";

/** The create-response form (§3.1), which Get Card answers too. */
export function presentCard(issuer: Issuer, card: Card) {
  return {
    id: card.id,
    p_user_id: card.p_user_id,
    title: card.title,
    type: card.type,
    expiration_date: card.expiration_date,
    settlement_currency: card.settlement_currency,
    first_6_digits: card.pan.slice(0, 6),
    last_4_digits: card.pan.slice(-4),
    status: card.status,
    pan: maskedPan(card),
    issuer_brand: "JCB",
    is_encrypt: true,
    reference_id: card.reference_id,
    business_name: issuer.business.name,
  };
}

/** The list item (§3.1): documented fields only, so neither the mode nor the user. */
export function presentCardItem(issuer: Issuer, card: Card) {
  return {
    id: card.id,
    title: card.title,
    type: card.type,
    status: card.status,
    settlement_currency: card.settlement_currency,
    first_6_digits: card.pan.slice(0, 6),
    last_4_digits: card.pan.slice(-4),
    reference_id: card.reference_id,
    p_created_at: card.p_created_at,
    expiration_date: card.expiration_date,
    limits: presentLimits(issuer, card),
  };
}

export function maskedPan(card: Card): string {
  return `${card.pan.slice(0, 6)}******${card.pan.slice(-4)}`;
}
