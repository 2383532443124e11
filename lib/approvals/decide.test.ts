import fc from "fast-check";
import { expect, test } from "vitest";
import { decide, type PolicyAction, type PolicyRule } from "@/lib/approvals/decide";

const rule = (over: Partial<PolicyRule>): PolicyRule => ({
  kind: "transfers.create",
  role: null,
  currency: null,
  threshold: null,
  needsSecond: true,
  ...over,
});
const transfer = (amount: string | null, currency = "HKD", role = "finance"): PolicyAction => ({
  kind: "transfers.create",
  role,
  amount: { amount, currency },
});

test("a threshold is what one may reach alone; what is above it needs a second person", () => {
  const policy = [rule({ currency: "HKD", threshold: "1000" })];
  expect(decide(policy, transfer("1000.00"))).toEqual({ alone: true });
  expect(decide(policy, transfer("1000.01"))).toEqual({ alone: false, rule: policy[0] });
});

test("amounts that a float would confuse are told apart", () => {
  const policy = [rule({ currency: "HKD", threshold: "9007199254740993" })];
  expect(decide(policy, transfer("9007199254740993")).alone).toBe(true);
  expect(decide(policy, transfer("9007199254740993.01")).alone).toBe(false);
});

test("an amount without a bound, or one that is not known, is above every threshold", () => {
  const policy = [rule({ currency: "HKD", threshold: "999999999" })];
  expect(decide(policy, transfer(null)).alone).toBe(false);
  expect(decide(policy, { kind: "transfers.create", role: "finance" }).alone).toBe(false);
});

test("a rule holds for its role, currency and kind only", () => {
  const policy = [rule({ role: "support", currency: "HKD", threshold: "10" })];
  expect(decide(policy, transfer("11", "HKD", "support")).alone).toBe(false);
  expect(decide(policy, transfer("11", "hkd", "support")).alone).toBe(false);
  expect(decide(policy, transfer("9", "HKD", "support")).alone).toBe(true);
  expect(decide(policy, transfer("11", "USD", "finance")).alone).toBe(true);
  expect(decide(policy, transfer("11", "HKD", "finance")).alone).toBe(true);
  expect(decide(policy, { kind: "cards.terminate", role: "support" }).alone).toBe(true);
});

test("things are counted, not amounts, where many are changed at once", () => {
  const policy = [rule({ kind: "bulk", threshold: "25" })];
  expect(decide(policy, { kind: "bulk", role: "admin", items: 25 }).alone).toBe(true);
  expect(decide(policy, { kind: "bulk", role: "admin", items: 26 }).alone).toBe(false);
});

test("a rule that allows never lifts one that asks, wherever it stands", () => {
  const asks = rule({ currency: "HKD", threshold: "100" });
  const allows = rule({ role: "finance", currency: "HKD", threshold: "100", needsSecond: false });
  for (const policy of [
    [asks, allows],
    [allows, asks],
  ]) {
    expect(decide(policy, transfer("101"))).toEqual({ alone: false, rule: asks });
  }
});

test("of several that ask, the one with the highest threshold passed is named", () => {
  const above = (threshold: string) => rule({ currency: "HKD", threshold });
  const policy = [rule({}), above("5000"), above("100")];
  expect(decide(policy, transfer("6000"))).toEqual({ alone: false, rule: policy[1] });
  expect(decide(policy, transfer("200"))).toEqual({ alone: false, rule: policy[2] });
});

test("a threshold holds for its own currency; an amount of one that no rule names asks", () => {
  const policy = [
    rule({ currency: "HKD", threshold: "1000" }),
    rule({ currency: "JPY", threshold: "20000" }),
  ];
  expect(decide(policy, transfer("20000", "JPY")).alone).toBe(true);
  expect(decide(policy, transfer("1001", "HKD"))).toEqual({ alone: false, rule: policy[0] });
  const asks = { alone: false, rule: rule({ currency: "KWD", threshold: null }) };
  expect(decide(policy, transfer("0.001", "KWD"))).toEqual(asks);
  expect(decide(policy, transfer("0.001", "kwd"))).toEqual(asks);
  const named = [...policy, rule({ currency: "KWD", needsSecond: false })];
  expect(decide(named, transfer("0.001", "KWD")).alone).toBe(true);
  const others = [...policy, rule({ needsSecond: false })];
  expect(decide(others, transfer("0.001", "KWD")).alone).toBe(true);
  expect(decide(others, transfer("1001", "HKD")).alone).toBe(false);
});

test("a threshold that names no currency, as older rules have it, bounds nothing", () => {
  const policy = [rule({ threshold: "1000" })];
  for (const currency of ["HKD", "JPY", "KWD"])
    expect(decide(policy, transfer("1", currency))).toEqual({ alone: false, rule: policy[0] });
});

const anyRule = fc.record({
  kind: fc.constantFrom("transfers.create" as const, "limits.edit" as const),
  role: fc.constantFrom(null, "finance", "admin"),
  currency: fc.constantFrom(null, "HKD", "USD"),
  threshold: fc.option(fc.nat({ max: 5000 }).map(String)),
  needsSecond: fc.boolean(),
});

test("another rule, another order or a larger amount never makes an action that asked one for a single person", () => {
  fc.assert(
    fc.property(
      fc.array(anyRule),
      anyRule,
      fc.nat({ max: 6000 }),
      fc.nat({ max: 6000 }),
      (rules, more, a, b) => {
        const decision = decide(rules, transfer(String(a)));
        // A rule that names the currency gives it a threshold where it had none.
        if (decision.alone || !rules.some((one) => one === decision.rule)) return;
        expect(decide([more, ...rules.toReversed()], transfer(String(a + b))).alone).toBe(false);
      },
    ),
  );
});
