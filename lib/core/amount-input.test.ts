import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAmountInput, readPastedAmount } from "./amount-input";

test.each([
  ["1234.5", "HKD", "1234.50"],
  ["1,234.50", "HKD", "1234.50"],
  ["HKD 1 234.50", "HKD", "1234.50"],
  ["1234 hkd", "HKD", "1234.00"],
  ["HK$1,000", "HKD", "1000.00"],
  ["港幣 1,000 元", "HKD", "1000.00"],
  ["$ 12", "USD", "12.00"],
  ["US$12", "USD", "12.00"],
  ["S$12", "SGD", "12.00"],
  ["12 €", "EUR", "12.00"],
  ["¥1,200", "JPY", "1200"],
  ["￥1,200", "CNY", "1200.00"],
  ["1,200円", "JPY", "1200"],
  ["100 USDT", "USDT", "100.00"],
  ["１，２３４．５０", "HKD", "1234.50"],
  ["1'234.50", "HKD", "1234.50"],
  ["1’234.50", "HKD", "1234.50"],
  ["1\u00a0234\u202f567.50", "HKD", "1234567.50"],
  ["1.234,56", "EUR", "1234.56"],
  ["1.234.567", "EUR", "1234567.00"],
  ["1 234,5", "EUR", "1234.50"],
  ["1,23", "HKD", "1.23"],
  ["1234,567", "KWD", "1234.567"],
  ["0,5", "HKD", "0.50"],
  ["007", "HKD", "7.00"],
  [".5", "HKD", "0.50"],
  ["5.", "HKD", "5.00"],
  ["+5", "HKD", "5.00"],
  ["0.500", "HKD", "0.50"],
  ["1.234", "KWD", "1.234"],
  ["1,234", "KWD", "1234.000"],
  ["1234.500", "HKD", "1234.50"],
  ["12.0", "JPY", "12"],
  ["-0", "HKD", "0.00"],
])("%s in %s is read as %s", (text, currency, amount) => {
  expect(parseAmountInput(text, currency)).toEqual({ ok: true, amount });
});

test.each([
  ["", "HKD", "empty"],
  ["   ", "HKD", "empty"],
  ["HKD", "HKD", "empty"],
  ["-", "HKD", "not-a-number"],
  ["abc", "HKD", "not-a-number"],
  ["1e5", "HKD", "not-a-number"],
  [".", "HKD", "not-a-number"],
  ["--1", "HKD", "not-a-number"],
  ["(-1)", "HKD", "not-a-number"],
  ["1 2 3", "HKD", "grouping"],
  ["1.2.3", "HKD", "grouping"],
  ["1,2345", "HKD", "grouping"],
  ["1,234 567", "HKD", "grouping"],
  ["1,234,56", "HKD", "grouping"],
  ["USD 5", "HKD", "other-currency"],
  ["US$5", "HKD", "other-currency"],
  ["€5", "HKD", "other-currency"],
  ["$5", "EUR", "other-currency"],
  ["1.500", "HKD", "ambiguous"],
  ["12.000", "JPY", "ambiguous"],
  ["1.234", "HKD", "too-many-decimals"],
  ["1.5", "JPY", "too-many-decimals"],
  ["-1", "HKD", "negative"],
  ["(1)", "HKD", "negative"],
  ["1-", "HKD", "negative"],
  ["1234567890123456", "HKD", "too-large"],
])("%j in %s is refused: %s", (text, currency, problem) => {
  expect(parseAmountInput(text, currency)).toMatchObject({ ok: false, problem });
});

test("the sign and zero are allowed only where the caller says so", () => {
  expect(parseAmountInput("−12.5", "HKD", { allowNegative: true })).toEqual({ ok: true, amount: "-12.50" });
  expect(parseAmountInput("0.00", "HKD", { allowZero: false })).toMatchObject({ ok: false, problem: "zero" });
});

test("a refusal names the digits that the currency has", () => {
  expect(parseAmountInput("1.2345", "KWD")).toMatchObject({ ok: false, exponent: 3 });
});

const CURRENCIES = { HKD: 2, JPY: 0, KWD: 3, EUR: 2, USDT: 2 };
const written = fc
  .record({
    currency: fc.constantFrom("HKD", "JPY", "KWD", "EUR", "USDT"),
    whole: fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
    cents: fc.nat(999),
    marks: fc.constantFrom(
      [",", "."],
      [" ", "."],
      ["'", "."],
      ["\u00a0", "."],
      [".", ","],
      [" ", ","],
      ["", "."],
    ),
    sign: fc.constantFrom("-#", "#-", "(#)", "−#", "#", "+#"),
    place: fc.constantFrom("#", "@ #", "@#", "# @", "#@"),
    wide: fc.boolean(),
  })
  .map(({ currency, whole, cents, marks: [group, point], sign, place, wide }) => {
    const exponent = CURRENCIES[currency as keyof typeof CURRENCIES];
    const decimals = String(cents).padStart(3, "0").slice(0, exponent);
    const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, group ?? "");
    const number = decimals === "" ? grouped : `${grouped}${point}${decimals}`;
    const text = place.replace("#", () => sign.replace("#", () => number)).replace("@", currency);
    const zero = whole === 0n && /^0*$/.test(decimals);
    return {
      currency,
      text: wide ? text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)) : text,
      amount: `${/[-−(]/.test(sign) && !zero ? "-" : ""}${whole}${decimals && `.${decimals}`}`,
      // With no decimals, points between groups say nothing else only where there are two of them.
      twoWays: decimals === "" && point === "," && grouped.split(".").length === 2,
      // Three decimals behind a comma are thousands where nothing else groups.
      thousands: exponent === 3 && point === "," && whole > 0n && whole < 1000n,
    };
  });

test("whatever a format writes is read as the same amount, or refused, and never as another", () => {
  fc.assert(
    fc.property(written, ({ currency, text, amount, twoWays, thousands }) => {
      fc.pre(!thousands);
      const read = parseAmountInput(text, currency, { allowNegative: true });
      if (twoWays) expect(read).toMatchObject({ ok: false });
      else expect(read).toEqual({ ok: true, amount });
    }),
    { numRuns: 2000 },
  );
});

test("whatever is typed is read or refused, and what is read is a decimal of the currency", () => {
  const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,'() -+$€HKD") });
  fc.assert(
    fc.property(typed, (text) => {
      const read = parseAmountInput(text, "HKD", { allowNegative: true });
      if (read.ok) expect(read.amount).toMatch(/^-?\d{1,15}\.\d\d$/);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["1234.50", null],
  ["1,234.50", null],
  ["HK$1,234.50", null],
  ["-1,234.50", null],
  ["(1,234.50)", null],
  ["(US$1,234.50)", null],
  ["1,234.50-", null],
  ["1'234.50", null],
  ["1 234,50 €", null],
  ["1.234,50", null],
  ["１，２３４．５０", null],
  ["−$1,234.50", null],
  ["HKD 1,234.50", "HKD"],
  ["(1,234.50) usd", "USD"],
  ["HKD $1,234.50", "HKD"],
])("%s pasted into a search is the amount 1234.50 of %s", (text, currency) => {
  expect(readPastedAmount(text)).toEqual({ value: "1234.50", currency });
});

test.each(["", "abc", "1.2.3", "--1", "()", "8348star", "star8348", "HKD USD 5", "12 34"])(
  "%j pasted into a search is no amount",
  (text) => {
    expect(readPastedAmount(text)).toBeNull();
  },
);
