import { currencyExponent } from "./currency";

export type AmountInputProblem =
  | "empty"
  | "not-a-number"
  | "grouping"
  | "negative"
  | "zero"
  | "too-many-decimals"
  | "too-large";

export type AmountInput =
  | { ok: true; amount: string }
  | { ok: false; problem: AmountInputProblem; exponent: number };

/**
 * Reads an amount that a person typed: "1,234.5", "HKD 1 234.50", full-width digits. Gives a decimal string padded to
 * the currency's digits, or the problem. The point is the decimal mark; a comma is accepted only between groups of
 * three, so "1,23" is refused rather than guessed. At most 15 digits before the point.
 */
export function parseAmountInput(
  text: string,
  currency: string,
  options: { allowNegative?: boolean; allowZero?: boolean } = {},
): AmountInput {
  const exponent = currencyExponent(currency);
  const fail = (problem: AmountInputProblem): AmountInput => ({ ok: false, problem, exponent });
  const plain = normalize(text, currency);
  if (plain === "") return fail("empty");
  const match = /^(-?)([\d,]*)(?:\.(\d*))?$/.exec(plain);
  if (!match || !/\d/.test(plain)) return fail("not-a-number");
  const [, sign = "", whole = "", fraction = ""] = match;
  if (whole.includes(",") && !/^\d{1,3}(,\d{3})+$/.test(whole)) return fail("grouping");
  if (fraction.replace(/0+$/, "").length > exponent) return fail("too-many-decimals");
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "") || "0";
  if (digits.length > 15) return fail("too-large");
  const decimals = fraction.slice(0, exponent).padEnd(exponent, "0");
  const isZero = /^0*$/.test(digits + decimals);
  if (sign && !isZero && !options.allowNegative) return fail("negative");
  if (isZero && options.allowZero === false) return fail("zero");
  return { ok: true, amount: `${isZero ? "" : sign}${digits}${exponent > 0 ? `.${decimals}` : ""}` };
}

function normalize(text: string, currency: string): string {
  const ascii = text
    .normalize("NFKC")
    .replace(/[−–—]/g, "-")
    .replace(/[\s_'’]/g, "");
  const upper = ascii.toUpperCase();
  const code = currency.toUpperCase();
  const withoutCode = upper.startsWith(code)
    ? upper.slice(code.length)
    : upper.endsWith(code)
      ? upper.slice(0, -code.length)
      : upper;
  return withoutCode.replace(/^(-?)(?:HK|US|NT|S|A|C)?[$¥€£₩]/, "$1").replace(/^\+/, "");
}

/**
 * The size of an amount as people paste it into a search: `HK$1,234.50`, `(1,234.50)`, `1'234.50`, `1,234.50-`, full-width.
 * A decimal string without sign; null when the text is no amount.
 */
export function readPastedAmount(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[\u2212\p{Pd}]/gu, "-")
    .replace(/['’](?=\d{3})/g, ",");
  const inner = /^\((.+)\)$/.exec(plain)?.[1] ?? plain;
  return PASTED.exec(inner)?.[1]?.replaceAll(",", "") ?? null;
}

const SIGN = "(?:[a-z]{0,3}[$€£¥₩])?";
const PASTED = new RegExp(
  String.raw`^${SIGN}[-+]?${SIGN}((?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,18})?)(?:-|[¥円元])?$`,
  "i",
);
