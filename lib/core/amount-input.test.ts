import { expect, test } from "vitest";
import { parseAmountInput, readPastedAmount } from "./amount-input";

test.each([
  ["1234.5", "HKD", "1234.50"],
  ["1,234.50", "HKD", "1234.50"],
  ["HKD 1 234.50", "HKD", "1234.50"],
  ["1234 hkd", "HKD", "1234.00"],
  ["HK$1,000", "HKD", "1000.00"],
  ["¥1,200", "JPY", "1200"],
  ["１，２３４．５０", "HKD", "1234.50"],
  ["007", "HKD", "7.00"],
  [".5", "HKD", "0.50"],
  ["5.", "HKD", "5.00"],
  ["1.500", "HKD", "1.50"],
  ["1.234", "KWD", "1.234"],
  ["12.0", "JPY", "12"],
  ["-0", "HKD", "0.00"],
])("%s in %s is read as %s", (text, currency, amount) => {
  expect(parseAmountInput(text, currency)).toEqual({ ok: true, amount });
});

test.each([
  ["", "HKD", "empty"],
  ["   ", "HKD", "empty"],
  ["HKD", "HKD", "empty"],
  ["abc", "HKD", "not-a-number"],
  ["1e5", "HKD", "not-a-number"],
  ["1.2.3", "HKD", "not-a-number"],
  [".", "HKD", "not-a-number"],
  ["--1", "HKD", "not-a-number"],
  ["USD 5", "HKD", "not-a-number"],
  ["1,23", "HKD", "grouping"],
  ["1.234,56", "HKD", "not-a-number"],
  ["1,2345", "HKD", "grouping"],
  ["1.234", "HKD", "too-many-decimals"],
  ["1.5", "JPY", "too-many-decimals"],
  ["-1", "HKD", "negative"],
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

test.each([
  "1234.50",
  "1,234.50",
  "HK$1,234.50",
  "-1,234.50",
  "(1,234.50)",
  "(US$1,234.50)",
  "1,234.50-",
  "1'234.50",
  "１，２３４．５０",
  "−$1,234.50",
])("%s pasted into a search is the amount 1234.50", (text) => {
  expect(readPastedAmount(text)).toBe("1234.50");
});

test.each(["", "abc", "1,23", "1.2.3", "--1", "()", "8348star"])(
  "%j pasted into a search is no amount",
  (text) => {
    expect(readPastedAmount(text)).toBeNull();
  },
);
