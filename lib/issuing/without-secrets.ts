import { cutAt, findCardNumbers } from "@/lib/core/card-number";
import type { IssuerChallenge } from "@/lib/issuing/parse-webhook";
import { readChallenge } from "@/lib/issuing/read-challenge";
import { LONGEST_REPAIR } from "@/lib/issuing/tolerant-json";

const ONE_TIME_CODE = /("otp_?code"\s*:\s*)("(?:[^"\\]|\\.)*"|\d+)/gi;

/**
 * The body as it may be stored: one-time codes cut out, card numbers cut to BIN and last four. Works on the text, so that
 * it holds for the invalid JSON of the contract's own samples too; and reads a challenge, so that it holds however its
 * code was spelled, or repeated in another field.
 */
export function withoutSecrets(
  body: string,
  challenge: IssuerChallenge | null = readChallenge(body),
): string {
  if (!challenge) return cutText(body);
  const { otpCode, verificationId } = challenge;
  const written = JSON.stringify({ ...challenge.raw, otp_code: REMOVED });
  // A challenge is small: of one that is not, only what was understood is kept.
  if (body.length > LONGEST_REPAIR) return cutCode(written, otpCode);
  const candidates = [cutText(body), written].flatMap((text) => [cutCode(text, otpCode), text]);
  const safe = candidates.find((text) => {
    const left = readChallenge(text);
    return left?.verificationId === verificationId && left.otpCode !== otpCode;
  });
  return safe ?? cutCode(written, otpCode);
}

/** By the look of the text alone: what is not proven to be the issuer's is not worth repairing. */
export function cutText(body: string): string {
  const text = body.replace(ONE_TIME_CODE, `$1"${REMOVED}"`);
  const numbers = findCardNumbers(text);
  if (numbers.length === 0) return text;
  const pairs = text.matchAll(NAMED);
  let named = pairs.next().value;
  // Both stand in the order of the text.
  const loose = numbers.filter(({ start }) => {
    while (named && named.index + named[0].length <= start) named = pairs.next().value;
    return !named || named.index > start;
  });
  return cutAt(text, loose);
}

/** What stands under the name of an id, an amount or a time may pass for a card number, and is left whole. */
const NAMED = /"[\w ]*(?:id|card|amount|fee|time|at)"\s*:\s*"(?:[^"\\]|\\.)*"/gi;

const REMOVED = "[removed]";

/** Where it stands alone, not where it is a part of an id or an amount. */
function cutCode(text: string, code: string): string {
  if (!/^\d{4,12}$/.test(code)) return text;
  return text.replace(new RegExp(`(?<![\\w.-])${code}(?![\\w-]|\\.\\d)`, "g"), REMOVED);
}
