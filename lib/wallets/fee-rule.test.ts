import { expect, test } from "vitest";
import { contradicts, type FeeFacts, feeExample, sameFee, wholeFee } from "./fee-rule";

const rule: FeeFacts = { percentage: "1.5", fixedAmount: "0.30", minAmount: "1", maxAmount: "20" };

test.each([
  ["1000", { share: "15.00", plain: "15.30", fee: "15.30", credited: "984.70", bound: "none" }],
  ["10", { share: "0.15", plain: "0.45", fee: "1.00", credited: "9.00", bound: "minimum" }],
  ["5000", { share: "75.00", plain: "75.30", fee: "20.00", credited: "4980.00", bound: "maximum" }],
  ["0.4", { share: "0.01", plain: "0.31", fee: "0.40", credited: "0.00", bound: "amount" }],
])("of %s the percentage and the fixed part are kept, within the bounds", (amount, wanted) => {
  expect(feeExample(rule, amount)).toEqual(wanted);
});

test("half a cent is rounded up, and no cent is lost between fee and credit", () => {
  const { fee, credited } = feeExample(
    { ...rule, percentage: "1.25", fixedAmount: "0", minAmount: "0" },
    "0.60",
  );
  expect([fee, credited]).toEqual(["0.01", "0.59"]);
  const exact = feeExample({ ...rule, percentage: "0.5", fixedAmount: "0", minAmount: "0" }, "1");
  expect(exact.fee).toBe("0.01");
});

test("without an upper bound large top-ups stay exact, where floating point would not be", () => {
  const open = { ...rule, percentage: "0.1", fixedAmount: "0", minAmount: "0", maxAmount: null };
  expect(feeExample(open, "900719925474099.93")).toMatchObject({
    fee: "900719925474.10",
    credited: "899819205548625.83",
    bound: "none",
  });
});

test("rules are compared by value, and no bound is not a bound of zero", () => {
  expect(sameFee(rule, { ...rule, percentage: "1.50", maxAmount: "20.00" })).toBe(true);
  expect(sameFee(rule, { ...rule, maxAmount: null })).toBe(false);
  expect(sameFee({ ...rule, maxAmount: null }, { ...rule, maxAmount: "0" })).toBe(false);
});

test("a part that the issuer does not name is neither nothing nor a contradiction", () => {
  const told = { ...rule, minAmount: null };
  expect(wholeFee(told)).toBeNull();
  expect(wholeFee({ ...rule, maxAmount: null })).toEqual({ ...rule, maxAmount: null });
  expect(sameFee(told, { ...rule, minAmount: "0" })).toBe(false);
  expect(contradicts(told, rule)).toBe(false);
  expect(contradicts({ ...told, percentage: "1.6" }, rule)).toBe(true);
  expect(contradicts(rule, { ...rule, maxAmount: null })).toBe(true);
});
