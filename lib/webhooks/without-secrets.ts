import type { IssuerChallenge } from "@/lib/issuing/parse-webhook";
import { readChallenge } from "@/lib/three-ds/read-challenge";
import { LONGEST_REPAIR } from "@/lib/webhooks/tolerant-json";

const ONE_TIME_CODE = /("otp_?code"\s*:\s*)("(?:[^"\\]|\\.)*"|\d+)/gi;
const LONG_NUMBER = /(?<![\d*])\d(?:[ -]?\d){12,18}(?![\d*])/;

/**
 * The body as it may be stored: one-time codes cut out, card numbers cut to BIN and last four. Works on the text, so that
 * it holds for the invalid JSON of the contract's own samples too; and reads a challenge, so that it holds however its
 * code was spelled, or repeated in another field.
 */
export function withoutSecrets(
  body: string,
  challenge: IssuerChallenge | null = readChallenge(body),
): string {
  const cut = cutText(body);
  if (!challenge) return cut;
  const { otpCode, verificationId } = challenge;
  const written = JSON.stringify({ ...challenge.raw, otp_code: REMOVED });
  // A challenge is small: of one that is not, only what was understood is kept.
  if (body.length > LONGEST_REPAIR) return cutCode(written, otpCode);
  const candidates = [cut, written].flatMap((text) => [cutCode(text, otpCode), text]);
  const safe = candidates.find((text) => {
    const left = readChallenge(text);
    return left?.verificationId === verificationId && left.otpCode !== otpCode;
  });
  return safe ?? cutCode(written, otpCode);
}

/** By the look of the text alone: what is not proven to be the issuer's is not worth repairing. */
export function cutText(body: string): string {
  return body
    .replace(ONE_TIME_CODE, `$1"${REMOVED}"`)
    .replace(ID_OR_LONG_NUMBER, (found, long?: string) =>
      long && isCardNumber(long.replace(/\D/g, "")) ? mask(long) : found,
    );
}

/**
 * One id in ten that is all digits passes for a card number, and so do stretches of one UUID in five hundred: what stands
 * under the name of an id, an amount or a time is left whole.
 */
const NAMED = /"[\w ]*(?:id|card|amount|fee|time|at)"\s*:\s*"(?:[^"\\]|\\.)*"/;
const UUID = /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/;
const ID_OR_LONG_NUMBER = new RegExp(`${NAMED.source}|${UUID.source}|(${LONG_NUMBER.source})`, "gi");

const REMOVED = "[removed]";

/** Where it stands alone, not where it is a part of an id or an amount. */
function cutCode(text: string, code: string): string {
  if (!/^\d{4,12}$/.test(code)) return text;
  return text.replace(new RegExp(`(?<![\\w.-])${code}(?![\\w-]|\\.\\d)`, "g"), REMOVED);
}

function mask(digits: string): string {
  const plain = digits.replace(/\D/g, "");
  return `${plain.slice(0, 6)}${"*".repeat(plain.length - 10)}${plain.slice(-4)}`;
}

/** Luhn (ISO/IEC 7812-1). */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
