import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LimitAct, limitEffect } from "@/lib/bulk/limit-effect";
import { currencyExponent } from "@/lib/core/currency";

type Setting = LimitAct["rule"]["setting"];

function effect(setting: Setting, standing: string | null, currency = "HKD", status = "Active") {
  const rule = { period: "Daily", limitAmount: new Decimal(standing ?? 0), status };
  const limits = standing === null ? [] : [rule];
  const act: LimitAct = { kind: "limits.edit", rule: { period: "Daily", setting }, currency };
  const { before, after, ...rest } = limitEffect(act, { settlementCurrency: currency, limits } as never);
  return { ...rest, before: before?.toFixed() ?? null, after: after?.toFixed() ?? null };
}

const amount = fc.integer({ min: 1, max: 99_999_999 }).map((minor) => new Decimal(minor).div(100).toFixed());
const standing = fc.option(amount, { nil: null });

describe("set to", () => {
  const set = (value: string): Setting => ({ kind: "amount", amount: value });
  test("a card without the rule is newly limited, and so is one whose rule is off", () => {
    expect(effect(set("25000"), null)).toMatchObject({ change: "limited", before: null, after: "25000" });
    expect(effect(set("25000"), "0")).toMatchObject({ change: "limited", before: null });
    expect(effect(set("25000"), "500", "HKD", "Inactive")).toMatchObject({ change: "limited" });
  });
  test("raised, lowered and unchanged are told apart by the amounts, not by their spelling", () => {
    expect(effect(set("25000"), "10000.00")).toMatchObject({ change: "raised", skip: null });
    expect(effect(set("25000"), "30000")).toMatchObject({ change: "lowered", skip: null });
    expect(effect(set("25000.00"), "25000")).toMatchObject({ change: "unchanged", skip: "noChange" });
  });
});

test("off lifts a limit, and leaves a card without one alone", () => {
  expect(effect({ kind: "off" }, "100")).toMatchObject({ change: "lifted", after: null, skip: null });
  expect(effect({ kind: "off" }, null)).toMatchObject({ change: "unchanged", skip: "noChange" });
});

test("“at least” never lowers a limit and never gives one to a card without", () => {
  fc.assert(
    fc.property(amount, standing, (least, before) => {
      const found = effect({ kind: "atLeast", amount: least }, before);
      expect(["raised", "unchanged"]).toContain(found.change);
      if (before === null) expect(found).toMatchObject({ skip: "noLimit", after: null });
      else expect(found.after).toBe(Decimal.max(least, before).toFixed());
    }),
  );
});

describe("by a percentage", () => {
  const by = (percent: string): Setting => ({ kind: "percent", percent });
  test("the result is rounded half up to the digits of the card's currency", () => {
    expect(effect(by("10"), "1000.05")).toMatchObject({ change: "raised", after: "1100.06" });
    expect(effect(by("10"), "1005", "JPY")).toMatchObject({ after: "1106" });
    expect(effect(by("-7.5"), "0.333", "KWD")).toMatchObject({ change: "lowered", after: "0.308" });
  });
  test("a limit is never taken away by rounding, and a card without one gets none", () => {
    expect(effect(by("-99.99"), "0.01")).toMatchObject({ change: "unchanged", skip: "belowSmallest" });
    expect(effect(by("10"), null)).toMatchObject({ change: "unchanged", skip: "noLimit" });
    expect(effect(by("1"), "5", "JPY")).toMatchObject({ change: "unchanged", skip: "noChange" });
    expect(effect(by("1000"), "900000000000000")).toMatchObject({ skip: "aboveLargest" });
  });
  test("the sign decides the direction for every amount in every currency", () => {
    const percent = fc.integer({ min: -9_999, max: 100_000 }).filter((hundredths) => hundredths !== 0);
    const currency = fc.constantFrom("JPY", "HKD", "KWD");
    fc.assert(
      fc.property(percent, amount, currency, (hundredths, before, code) => {
        const found = effect(by(new Decimal(hundredths).div(100).toFixed()), before, code);
        expect([hundredths > 0 ? "raised" : "lowered", "unchanged"]).toContain(found.change);
        const after = new Decimal(found.after ?? 0);
        expect(after.greaterThan(0)).toBe(true);
        if (found.skip === null) expect(after.decimalPlaces()).toBeLessThanOrEqual(currencyExponent(code));
      }),
    );
  });
});
