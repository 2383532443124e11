import { canonicalKey } from "@/lib/issuing/canonical-key";
import type { JsonObject, JsonValue } from "@/lib/issuing/types";

/** The same value without secrets: fields that hold one are dropped, card numbers are cut to first6******last4. */
export function scrubJson(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(scrubJson);
  if (typeof value === "object" && value !== null) return scrubObject(value);
  if (typeof value === "string") return scrubText(value);
  if (typeof value === "number" && value >= 1e12) {
    const text = scrubText(String(value));
    return text === String(value) ? value : text;
  }
  return value;
}

/** Cuts every 13–19 digits that pass the Luhn check and stand alone (blanks or dashes between them allowed). */
export function scrubText(text: string): string {
  if (!/\d{4}/.test(text)) return text;
  return text.replace(UUID_OR_DIGITS, (match) => {
    const digits = match.replace(/\D/g, "");
    const isPan = digits.length >= 13 && digits.length <= 19 && !UUID.test(match) && passesLuhn(digits);
    return isPan ? maskPan(digits) : match;
  });
}

/** First six, six stars, last four; less when the number is shorter than a card number. */
export function maskPan(digits: string): string {
  return digits.length < 12 ? "*".repeat(digits.length) : `${digits.slice(0, 6)}******${digits.slice(-4)}`;
}

const SECRET_KEY =
  /^(?:card_|user_|new_|old_)?(?:cvv|cvc|cvn|csc|pin|otp|password|passcode|activat(?:e|ion)_code|verification_code|security_code|track)(?:_?\d)?(?:_code|_value|_number|_block|_data)?$|^(?:full|clear|plain|unmasked)_(?:pan|card_number)$|^pan_(?:full|clear|plain|unmasked)$|^(?:secret|private|session|derived)_key$|^jwe/;
const PAN_KEY = /^(?:pan|(?:masked_)?pan|card_(?:num|no|number))$/;
// Numbers that must survive as they are and may pass the Luhn check by chance: one in ten does.
const EXEMPT_KEY = /(?:^|_)(?:id|amount|balance|fee|document_number|hash)$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const UUID_OR_DIGITS =
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9A-Za-z])\d(?:[ -]?\d){12,18}(?![0-9A-Za-z])/gi;

function scrubObject(object: JsonObject): JsonObject {
  const clean: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const name = canonicalKey(key);
    if (SECRET_KEY.test(name)) continue;
    if (PAN_KEY.test(name) && isScalar(value)) clean[key] = scrubPanField(String(value));
    else if (EXEMPT_KEY.test(name) && isScalar(value)) clean[key] = value;
    else clean[key] = scrubJson(value);
  }
  return clean;
}

function isScalar(value: JsonValue): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** A field that is named after the card number is cut even when it fails the Luhn check. */
function scrubPanField(text: string): string {
  const digits = text.replace(/[\s-]/g, "");
  return /^\d{9,}$/.test(digits) ? maskPan(digits) : scrubText(text);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
