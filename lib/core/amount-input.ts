import { currencyExponent } from "./currency";

/** The keys of the texts `errors.amount`. */
export const AMOUNT_INPUT_PROBLEMS = [
  "empty",
  "not-a-number",
  "other-currency",
  "ambiguous",
  "grouping",
  "negative",
  "zero",
  "too-many-decimals",
  "too-large",
] as const;
export type AmountInputProblem = (typeof AMOUNT_INPUT_PROBLEMS)[number];

export type AmountInput =
  | { ok: true; amount: string }
  | { ok: false; problem: AmountInputProblem; exponent: number };

/**
 * Reads an amount of a currency as people type and paste it: its sign or code on either side, a minus on either side or
 * brackets, groups of three between commas, blanks or apostrophes, full-width digits. Gives a decimal string padded to
 * the currency's digits, or the problem. A comma is the decimal mark where it cannot group ("1.234,50", "12,5"); what
 * can be read in two ways is refused rather than guessed. At most 15 digits before the decimal mark.
 */
export function parseAmountInput(
  text: string,
  currency: string,
  options: { allowNegative?: boolean; allowZero?: boolean } = {},
): AmountInput {
  const exponent = currencyExponent(currency);
  const fail = (problem: AmountInputProblem): AmountInput => ({ ok: false, problem, exponent });
  const parts = takeApart(text);
  if (!parts) return fail("not-a-number");
  const foreign = parts.marks.filter((mark) => !marksOf(currency).has(mark));
  if (foreign.length > 0) return fail(foreign.every(isMark) ? "other-currency" : "not-a-number");
  if (parts.digits === "") return fail(parts.signs > 0 ? "not-a-number" : "empty");
  const number = readDigits(parts.digits);
  if (typeof number === "string") return fail(number);
  const { whole, fraction, point } = number;
  const rest = fraction.replace(/0+$/, "");
  if (rest.length > exponent) return fail("too-many-decimals");
  // Three digits behind one mark are thousands to some and decimals to others, unless the currency has three.
  if (point && fraction.length === 3 && exponent !== 3 && /^[1-9]\d{0,2}$/.test(whole))
    return fail("ambiguous");
  if (whole.length > 15) return fail("too-large");
  const decimals = rest.padEnd(exponent, "0");
  const isZero = /^0*$/.test(whole + decimals);
  if (parts.negative && !isZero && !options.allowNegative) return fail("negative");
  if (isZero && options.allowZero === false) return fail("zero");
  const sign = parts.negative && !isZero ? "-" : "";
  return { ok: true, amount: `${sign}${whole}${exponent > 0 ? `.${decimals}` : ""}` };
}

/**
 * The size of an amount as people paste it into a search, and its currency where a code names one: a decimal string
 * without sign. Null when the text is no amount. A single point is the decimal mark, a comma before three digits groups.
 */
export function readPastedAmount(text: string): { value: string; currency: string | null } | null {
  const parts = takeApart(text);
  if (!parts || parts.digits === "" || !parts.marks.every(isMark)) return null;
  const number = readDigits(parts.digits);
  if (typeof number === "string" || number.whole.length > 18 || number.fraction.length > 18) return null;
  const codes = new Set(parts.marks.filter((mark) => CODES.has(mark)));
  if (codes.size > 1) return null;
  const { whole, fraction } = number;
  return { value: fraction ? `${whole}.${fraction}` : whole, currency: [...codes][0] ?? null };
}

interface Parts {
  digits: string;
  negative: boolean;
  signs: number;
  /** Signs and codes of currencies, in capital letters. */
  marks: string[];
}

/** Takes signs, brackets and currencies off both ends; null for two signs, or for more than two currencies. */
function takeApart(text: string): Parts | null {
  const parts: Parts = { digits: "", negative: false, signs: 0, marks: [] };
  let rest = text
    .normalize("NFKC")
    .replace(/[\u2212\p{Pd}]/gu, "-")
    .replace(/[’ʼ`´]/g, "'")
    .trim();
  for (let before = ""; before !== rest; ) {
    before = rest;
    const inner = /^\((.*)\)$/s.exec(rest)?.[1];
    const sign = inner === undefined ? (/^[+-]/.exec(rest) ?? /[+-]$/.exec(rest)) : null;
    const mark = inner === undefined && !sign ? (LEADING.exec(rest) ?? TRAILING.exec(rest)) : null;
    if (inner !== undefined || sign) {
      parts.signs += 1;
      parts.negative = sign?.[0] !== "+";
      rest = inner ?? (sign?.index === 0 ? rest.slice(1) : rest.slice(0, -1));
    } else if (mark) {
      parts.marks.push(mark[0].trim().toUpperCase());
      rest = mark.index === 0 ? rest.slice(mark[0].length) : rest.slice(0, mark.index);
    }
    rest = rest.trim();
  }
  return parts.signs > 1 || parts.marks.length > 2 ? null : { ...parts, digits: rest };
}

interface Digits {
  whole: string;
  fraction: string;
  /** Whether one mark stands between the two, and none between the groups. */
  point: boolean;
}

function readDigits(text: string): Digits | "not-a-number" | "grouping" {
  if (!/^[\d.,'\s]*\d[\d.,'\s]*$/.test(text)) return "not-a-number";
  const decimal = decimalMark(text);
  if (decimal === "neither") return "not-a-number";
  const at = decimal ? text.lastIndexOf(decimal) : text.length;
  const [grouped, fraction] = [text.slice(0, at), text.slice(at + 1)];
  if (!/^\d*$/.test(fraction)) return "not-a-number";
  if (!/^\d*$/.test(grouped) && !GROUPED.test(grouped)) return "grouping";
  const whole = grouped.replace(/\D/g, "").replace(/^0+(?=\d)/, "") || "0";
  return { whole, fraction, point: decimal !== null && /^\d*$/.test(grouped) };
}

/** The last mark is the decimal one, unless it groups; null: there is none. */
function decimalMark(text: string): "." | "," | null | "neither" {
  const [points, commas] = [text.split(".").length - 1, text.split(",").length - 1];
  if (points > 0 && commas > 0) {
    const last = text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
    return (last === "." ? points : commas) === 1 ? last : "neither";
  }
  if (points === 1) return ".";
  if (points > 1 || commas === 0) return null;
  return commas === 1 && /^\d*,\d{1,2}$|^(?:0+|\d{4,}|\d{1,3}(?:[\s']\d{3})+),\d+$/.test(text) ? "," : null;
}

/** The same mark between all groups. */
const GROUPED = /^\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:'\d{3})+|(?:\s\d{3})+)$/;
const LEADING = /^[^\d\s.,'()+-]+/;
const TRAILING = /[^\d\s.,'()+-]+$/;

const CODES = new Set(Intl.supportedValuesOf("currency"));
/** As people in our languages write them, beside what `Intl` says. */
const ALSO: Record<string, string[]> = {
  AUD: ["A$", "AU$"],
  CAD: ["C$", "CA$"],
  CNY: ["RMB", "元", "人民幣", "人民币"],
  HKD: ["HK$", "元", "港元", "港幣", "港币"],
  JPY: ["円", "日圓", "日元"],
  MOP: ["MOP$"],
  NZD: ["NZ$"],
  SGD: ["S$"],
  TWD: ["NT$", "元"],
  USD: ["US$", "美元"],
};

function isMark(mark: string): boolean {
  return CODES.has(mark) || ANY_SIGN.test(mark) || Object.values(ALSO).some((marks) => marks.includes(mark));
}

const ANY_SIGN = /^[A-Z]{0,3}\p{Sc}$/u;
const known = new Map<string, ReadonlySet<string>>();

/** Its code and every sign that stands for it, in capital letters. */
function marksOf(currency: string): ReadonlySet<string> {
  const code = currency.toUpperCase();
  const marks = known.get(code) ?? new Set([code, ...signsOf(code), ...(ALSO[code] ?? [])]);
  known.set(code, marks);
  return marks;
}

function signsOf(code: string): string[] {
  if (!/^[A-Z]{3}$/.test(code)) return [];
  return ["en", "zh-HK", "zh-CN"].flatMap((locale) =>
    (["symbol", "narrowSymbol"] as const).flatMap((currencyDisplay) =>
      new Intl.NumberFormat(locale, { style: "currency", currency: code, currencyDisplay })
        .formatToParts(0)
        .flatMap(({ type, value }) => (type === "currency" ? value.normalize("NFKC").toUpperCase() : [])),
    ),
  );
}
