/**
 * A card as receipts and statements print it: `**** **** **** 8348`, `356772******8348`, `3567 72** **** 8348`, `xxxx-8348`,
 * `•••• 8348`, `…8348`, `Visa ending in 8348`, `尾號 8348`. Gives the digits that are shown; null when the text is nothing of
 * the kind. Eight shown at the beginning count as the six that are kept.
 */
export function readMaskedNumber(text: string): { first6: string | null; last4: string } | null {
  const found = WHOLE.exec(text.normalize("NFKC").trim());
  return found ? shownIn(found) : null;
}

/** The same text with each card in it as one word, `******8348` or `356772******8348`. */
export function joinMaskedNumbers(text: string): string {
  return text.normalize("NFKC").replace(ANY, (...found: (string | undefined)[]) => {
    const { first6, last4 } = shownIn(found);
    return `${first6 ?? ""}******${last4}`;
  });
}

function shownIn(found: readonly (string | undefined)[]): { first6: string | null; last4: string } {
  const [, begin, masked = "", ending = ""] = found;
  const first = begin?.replace(/\D/g, "") ?? "";
  return { first6: first.length >= 6 ? first.slice(0, 6) : null, last4: masked || ending };
}

/** What stands for a hidden digit; an ellipsis is three points once it is normalized (NFKC). */
const HIDDEN = `[*•·●○∙⋆∗⁎■█x#_.]`;
const BRAND = `(?:(?:visa|master ?card|amex|american express|jcb|union ?pay|discover|card|銀聯|银联|卡)[ :-]*)?`;
const BEGIN = String.raw`(?:(\d{4}(?:[ -]?\d{2,4})?)[ -]*)?`;
const MASKED = String.raw`${BEGIN}(?:${HIDDEN}[ -]*){2,19}(\d{4})`;
const ENDING = String.raw`(?:ending(?: (?:in|with))?|ends (?:in|with)|last (?:4|four)|末四位|末4位|尾號|尾号|尾數|尾数)[ :#]*(\d{4})`;
const EITHER = `${BRAND}(?:${MASKED}|${ENDING})`;
const WHOLE = new RegExp(String.raw`^\(?${EITHER}\)?$`, "i");
const ANY = new RegExp(String.raw`(?<![\p{L}\d])${EITHER}(?![\p{L}\d])`, "giu");
