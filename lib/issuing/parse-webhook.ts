import { isJsonObject, parseJson } from "@/lib/issuing/json";
import { scrubJson } from "@/lib/issuing/scrub";
import type { DecimalString, IssuerTransaction, JsonObject, JsonValue } from "@/lib/issuing/types";
import { decimal, type Fields, readFields, text, UnreadableReply } from "@/lib/issuing/wire";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";

export type WebhookEvent =
  | { kind: "transaction"; action: string; transaction: IssuerTransaction }
  | { kind: "three_ds"; challenge: IssuerChallenge };

/** A 3DS code for a cardholder (contract §9.3). `otpCode` is a secret: it is not part of `raw`. */
export interface IssuerChallenge {
  verificationId: string;
  otpCode: string;
  cardReferenceId: string | null;
  pBusinessId: string | null;
  businessName: string | null;
  /** Masked. */
  cardNum: string | null;
  transactionCurrency: string | null;
  transactionAmount: DecimalString | null;
  merchantId: string | null;
  merchantCountry: string | null;
  merchantCity: string | null;
  merchantName: string | null;
  createdAt: string | null;
  raw: JsonObject;
}

/**
 * Takes the raw body of a verified webhook; gives what it announces, or null when it is neither a transaction nor
 * a 3DS code. The kind is read from the body, because the header's values are not documented. Never throws.
 */
export function parseWebhook(body: Uint8Array): WebhookEvent | null {
  const value = parseJson(new TextDecoder().decode(body));
  if (!isJsonObject(value)) return null;
  const challenge = challengeIn(value);
  if (challenge) return { kind: "three_ds", challenge };
  const action = text(readFields(value), "action")?.trim();
  if (!action) return null;
  try {
    return { kind: "transaction", action, transaction: decodeTransaction(scrubJson(value)) };
  } catch (error) {
    if (error instanceof UnreadableReply) return null;
    throw error;
  }
}

/** The 3DS code that a webhook's body carries, or null when it carries none. */
export function challengeIn(value: JsonValue): IssuerChallenge | null {
  if (!isJsonObject(value)) return null;
  const fields = readFields(value);
  const verificationId = text(fields, "verification_id")?.trim();
  const otpCode = text(fields, "otp_code")?.trim();
  if (!verificationId || !otpCode) return null;
  return challengeFrom(value, verificationId, otpCode.padStart(6, "0"));
}

function challengeFrom(value: JsonObject, verificationId: string, otpCode: string): IssuerChallenge {
  const clean = scrubJson(value);
  const raw = isJsonObject(clean) ? clean : {};
  const fields: Fields = readFields(raw);
  return {
    verificationId,
    otpCode,
    cardReferenceId: text(fields, "card_reference_id"),
    pBusinessId: text(fields, "p_business_id"),
    businessName: text(fields, "business_name"),
    cardNum: text(fields, "card_num"),
    transactionCurrency: text(fields, "transaction_currency"),
    transactionAmount: decimal(fields, "transaction_amount"),
    merchantId: text(fields, "merchant_id"),
    merchantCountry: text(fields, "merchant_country"),
    merchantCity: text(fields, "merchant_city"),
    merchantName: text(fields, "merchant_name"),
    createdAt: text(fields, "p_created_at", "created_at"),
    raw,
  };
}
