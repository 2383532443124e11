/**
 * A card as receipts and statements print it: `**** **** **** 8348`, `356772******8348`, `xxxx-8348`, `••••8348`. Gives
 * the digits that are shown; null when the text is nothing of the kind.
 */
export function readMaskedNumber(text: string): { first6: string | null; last4: string } | null {
  const found = WHOLE.exec(text.normalize("NFKC").trim());
  return found ? { first6: found[1] ?? null, last4: found[2] ?? "" } : null;
}

/** The same text with each card in it as one word, `******8348` or `356772******8348`. */
export function joinMaskedNumbers(text: string): string {
  return text.replace(ANY, (_, first6: string | undefined, last4: string) => `${first6 ?? ""}******${last4}`);
}

const MASKED = String.raw`(?:(\d{6})[ -]*)?(?:[*•·●x#][ -]*){2,19}(\d{4})`;
const WHOLE = new RegExp(`^${MASKED}$`, "i");
const ANY = new RegExp(String.raw`(?<![\p{L}\d])${MASKED}(?![\p{L}\d])`, "giu");
