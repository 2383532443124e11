import { expect, test } from "vitest";
import { isBelow, readBound } from "./read-bound";

test.each([
  ["", [], null],
  ["500", [], "500"],
  ["1,234.50", ["HKD"], "1234.50"],
  ["HKD 12.00", ["HKD"], "12"],
  ["1.234", [], "1.234"],
  ["1.5", ["JPY", "USD"], "1.50"],
  ["0", ["HKD"], "0"],
])("%j in %j bounds at %j", (text, currencies, bound) => {
  expect(readBound(text, currencies)).toBe(bound);
});

test.each([
  ["1,2345", ["HKD"]],
  ["-5", ["HKD"]],
  ["a lot", []],
  ["1.5", ["JPY"]],
  ["1.2345", []],
])("%j in %j is no bound", (text, currencies) => {
  expect(readBound(text, currencies)).toBeUndefined();
});

test("amounts are compared to the last digit", () => {
  expect(isBelow("99.99", "100")).toBe(true);
  expect(isBelow("100", "100.00")).toBe(false);
  expect(isBelow("999999999999999.01", "999999999999999.02")).toBe(true);
});
