import { expect, test } from "vitest";
import { changesOf, compareAmounts, type Draft, isBelowUsage, problemsOf } from "./limit-draft";

const now = {
  currency: "HKD",
  off: false,
  remaining: "0",
  percent: "50",
  resetsAt: null,
  usedIsOld: false,
  readAt: "",
};
const daily = { ...now, period: "Daily", limit: "1000.00", used: "500.25" };
const rule = (over: Partial<Draft[number]>): Draft[number] => ({
  period: "Daily",
  off: false,
  typed: "1000",
  now: daily,
  ...over,
});

test("only rules that differ are sent, whatever zeros were typed", () => {
  expect(changesOf([rule({ typed: "1,000.00" })], "HKD")).toEqual([]);
  expect(changesOf([rule({ typed: "1000.5" })], "HKD")).toEqual([
    { period: "Daily", setting: { kind: "amount", amount: "1000.50" } },
  ]);
  expect(changesOf([rule({ off: true })], "HKD")).toEqual([{ period: "Daily", setting: { kind: "off" } }]);
  expect(changesOf([rule({ off: true, now: undefined })], "HKD")).toEqual([]);
});

test("zero is not an amount, and no currency gets more decimals than it has", () => {
  expect(problemsOf([rule({ typed: "0" })], "HKD").Daily?.problem).toBe("zero");
  expect(problemsOf([rule({ typed: "10.5" })], "JPY").Daily?.problem).toBe("too-many-decimals");
  expect(problemsOf([rule({ typed: "10.123" })], "KWD")).toEqual({});
  expect(problemsOf([rule({ off: true, typed: "rubbish" })], "HKD")).toEqual({});
});

test("a limit below what is used is noticed to the last digit", () => {
  expect(isBelowUsage(rule({ typed: "500.24" }), "HKD")).toBe(true);
  expect(isBelowUsage(rule({ typed: "500.25" }), "HKD")).toBe(false);
  expect(isBelowUsage(rule({ typed: "1", period: "Transaction" }), "HKD")).toBe(false);
  expect(compareAmounts("9", "10")).toBeLessThan(0);
  expect(compareAmounts("10.10", "10.1")).toBe(0);
});
