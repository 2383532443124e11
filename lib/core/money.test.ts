import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMoney,
  compareMoney,
  isZeroMoney,
  MoneyError,
  money,
  negateMoney,
  percentOf,
  subtractMoney,
  sumByCurrency,
} from "./money";

test("an amount keeps at least the digits of its currency and never loses one", () => {
  expect(money("1001", "JPY").amount).toBe("1001");
  expect(money("-101", "HKD").amount).toBe("-101.00");
  expect(money("5", "KWD").amount).toBe("5.000");
  expect(money("1.23456", "HKD").amount).toBe("1.23456");
  expect(money("-0.00", "hkd")).toEqual({ amount: "0.00", currency: "HKD" });
});

test.each(["", " 1", "1,000", "1e3", "NaN", "Infinity", "0x10", "1.", ".5", "１"])(
  "%j is refused as an amount",
  (text) => {
    expect(() => money(text, "HKD")).toThrow(MoneyError);
  },
);

test.each(["", "HK", "HKDX", "12A"])("%j is refused as a currency", (code) => {
  expect(() => money("1", code)).toThrow(MoneyError);
});

test("amounts of different currencies are never added, subtracted, compared or divided", () => {
  const hkd = money("1", "HKD");
  const usd = money("1", "USD");
  for (const act of [addMoney, subtractMoney, compareMoney, percentOf])
    expect(() => act(hkd, usd)).toThrow("different-currencies");
});

test("a tenth and two tenths are three tenths", () => {
  expect(addMoney(money("0.1", "HKD"), money("0.2", "HKD")).amount).toBe("0.30");
});

test("adding and then subtracting any amount changes nothing", () => {
  const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  const toMoney = (value: bigint) => money(`${value < 0n ? "-" : ""}${value < 0n ? -value : value}`, "HKD");
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      const back = subtractMoney(addMoney(toMoney(a), toMoney(b)), toMoney(b));
      expect(back).toEqual(toMoney(a));
      expect(compareMoney(back, toMoney(a))).toBe(0);
    }),
  );
});

test("amounts compare by value, not by how they are written", () => {
  expect(compareMoney(money("10", "HKD"), money("9.99", "HKD"))).toBe(1);
  expect(compareMoney(money("-1", "HKD"), money("0", "HKD"))).toBe(-1);
  expect(compareMoney(money("1.0", "HKD"), money("1.00", "hkd"))).toBe(0);
});

test("a percentage is exact, may exceed a hundred, and does not exist for a limit of zero", () => {
  expect(percentOf(money("934", "HKD"), money("1000", "HKD"))).toBe("93.4");
  expect(percentOf(money("1", "HKD"), money("3", "HKD"), 0)).toBe("33");
  expect(percentOf(money("2245", "HKD"), money("2000", "HKD"))).toBe("112.3");
  expect(percentOf(money("1", "HKD"), money("0", "HKD"))).toBeNull();
});

test("totals are kept apart by currency, in the order they appear", () => {
  const amounts = [
    money("1", "HKD"),
    money("500", "JPY"),
    money("2.5", "HKD"),
    { amount: "1", currency: "hkd" },
  ];
  expect(sumByCurrency(amounts)).toEqual([
    { amount: "4.50", currency: "HKD" },
    { amount: "500", currency: "JPY" },
  ]);
});

test("zero has no sign", () => {
  expect(negateMoney(money("0", "HKD")).amount).toBe("0.00");
  expect(isZeroMoney(money("-0.000", "HKD"))).toBe(true);
});
