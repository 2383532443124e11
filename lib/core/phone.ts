/** A telephone number in two parts, digits only, as the issuer takes it. */
export interface PhoneNumber {
  callingCode: string;
  number: string;
}

/** The digits of a number as a person wrote it, in whatever digits, without `+`, `00` and a trunk zero in brackets. */
export function phoneDigits(text: string): string {
  return text.normalize("NFKC").replace(/\(0\)/g, "").replace(/\D/g, "").replace(/^00+/, "");
}

/**
 * What to look for when these digits were typed: without a trunk zero, at the beginning (`0912…`) or behind a country's
 * code (`44020…`). As they are where no zero stands there.
 */
export function phoneCandidates(digits: string): string[] {
  const plain = digits.replace(/^0+(?=\d)/, "");
  const code = callingCodeOf(plain);
  const rest = plain.slice(code.length);
  return rest.startsWith("0") && rest.length > 1 ? [plain, code + rest.replace(/^0/, "")] : [plain];
}

/** Whether a text is written as a telephone number may be. */
export function isPhoneWritten(text: string): boolean {
  return WRITTEN.test(text.normalize("NFKC")) && /\p{Nd}/u.test(text);
}

/**
 * A telephone number as people write it, in two boxes or cells: signs between the digits, the country's code or a trunk
 * prefix before the number (`+44 (0)20…`, `00852…`, `0912…` in Taiwan), full-width digits. A code that only the number
 * says counts where the box for it is empty. Null: no number, or one whose code is another than `callingCode`.
 */
export function readPhone(callingCode: string, number: string): PhoneNumber | null {
  const typed = number.normalize("NFKC").trim();
  if (!isPhoneWritten(typed) || !isPhoneWritten(callingCode.trim() || "0")) return null;
  const international = /^(\+|00)/.test(typed);
  const digits = phoneDigits(typed);
  const given = phoneDigits(callingCode).replace(/^0+/, "");
  const code = given || (international ? callingCodeOf(digits) : "");
  if (code.length < 1 || code.length > 3 || (international && !digits.startsWith(code))) return null;
  const national = withoutTrunk(code, international ? digits.slice(code.length) : digits);
  return national === "" || national.length > LONGEST ? null : { callingCode: code, number: national };
}

/** National prefixes as ITU-T E.164's operational bulletins list them: a zero, but for these. */
function withoutTrunk(code: string, digits: string): string {
  if (KEEPS_ZERO.has(code)) return digits;
  if (code === "36") return digits.replace(/^0?6(?=\d{8,9}$)/, "");
  if (code === "7") return digits.replace(/^8(?=\d{10}$)/, "");
  if (code === "1") return digits.replace(/^1(?=\d{10}$)/, "");
  return digits.replace(/^0(?=\d)/, "");
}

function callingCodeOf(digits: string): string {
  const length = /^[17]/.test(digits) ? 1 : TWO_DIGITS.test(digits) ? 2 : 3;
  return digits.slice(0, length);
}

const WRITTEN = /^[+\d\s().\-‐‑–/]+$/;
/** ITU-T E.164, list of assigned country codes. */
const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
/** Their numbers begin with a zero of their own: Côte d'Ivoire, Gabon, Congo, San Marino, Vatican City, Italy. */
const KEEPS_ZERO = new Set(["225", "241", "242", "378", "379", "39"]);
/** Issuing API §4.1: 1–11 digits. */
const LONGEST = 11;
