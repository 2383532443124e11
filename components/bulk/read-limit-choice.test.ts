import { expect, test } from "vitest";
import { readLimitChoice } from "./read-limit-choice";

const percent = (typed: string) => {
  const read = readLimitChoice({ period: "Daily", mode: "percent", typed, currency: "" });
  return read.ok && read.act.kind === "limits.edit" ? read.act.rule.setting : null;
};

test("a percentage is read as people write it", () => {
  for (const [typed, read] of [
    ["10", "10"],
    ["+7.5 %", "7.5"],
    ["−10%", "-10"],
    ["１０％", "10"],
    ["1,000", "1000"],
  ])
    expect(percent(typed ?? "")).toEqual({ kind: "percent", percent: read });
});

test("what says nothing or takes everything is refused", () => {
  for (const typed of ["", "0", "-100", "-250", "1001", "1.234", "ten", "1e2", "--5"])
    expect(percent(typed)).toBeNull();
});

test("an amount needs its currency's digits, and “off” needs none", () => {
  const read = (mode: "amount" | "atLeast" | "off", typed: string) =>
    readLimitChoice({ period: "Daily", mode, typed, currency: "JPY" });
  expect(read("atLeast", "1.5")).toMatchObject({ ok: false, problem: "too-many-decimals" });
  expect(read("atLeast", "25,000")).toMatchObject({ ok: true, act: { currency: "JPY" } });
  expect(read("off", "")).toMatchObject({ ok: true, act: { currency: null } });
});
