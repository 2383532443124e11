import { cutCardNumbers, maskDigits } from "@/lib/core/card-number";
import { canonicalKey } from "@/lib/issuing/canonical-key";
import type { JsonObject, JsonValue } from "@/lib/issuing/types";

/** The same value without secrets: fields that hold one are dropped, card numbers are cut to first6******last4. */
export function scrubJson(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(scrubJson);
  if (typeof value === "object" && value !== null) return scrubObject(value);
  if (typeof value === "string") return cutCardNumbers(value);
  if (typeof value === "number" && value >= 1e12) {
    const text = cutCardNumbers(String(value));
    return text === String(value) ? value : text;
  }
  return value;
}

const SECRET_KEY =
  /^(?:card_|user_|new_|old_)?(?:cvv|cvc|cvn|csc|pin|otp|password|passcode|activat(?:e|ion)_code|verification_code|security_code|track)(?:_?\d)?(?:_code|_value|_number|_block|_data)?$|^(?:full|clear|plain|unmasked)_(?:pan|card_number)$|^pan_(?:full|clear|plain|unmasked)$|^(?:secret|private|session|derived)_key$|^jwe/;
const PAN_KEY = /^(?:pan|(?:masked_)?pan|card_(?:num|no|number))$/;
// Numbers that must survive as they are and may pass the Luhn check by chance: one in ten does.
const EXEMPT_KEY = /(?:^|_)(?:id|amount|balance|fee|document_number|hash)$/;
/** Of a wallet on a chain: one token of letters and digits. */
const CHAIN_ADDRESS = /^(?=\w*[a-z])\w+$/i;
function scrubObject(object: JsonObject): JsonObject {
  const clean: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const name = canonicalKey(key);
    if (SECRET_KEY.test(name)) continue;
    if (PAN_KEY.test(name) && isScalar(value)) clean[key] = scrubPanField(String(value));
    else if (EXEMPT_KEY.test(name) && isScalar(value)) clean[key] = value;
    else if (/(?:^|_)address$/.test(name) && CHAIN_ADDRESS.test(String(value))) clean[key] = value;
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
  return /^\d{9,}$/.test(digits) ? maskDigits(digits) : cutCardNumbers(text);
}
