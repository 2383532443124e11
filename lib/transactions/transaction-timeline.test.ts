import fc from "fast-check";
import { expect, test } from "vitest";
import { amountsOf, checkBilling, settledDifference } from "@/lib/transactions/amounts";
import { NOTHING, type TransactionFacts } from "@/lib/transactions/observation";
import { type ObservedEvent, transactionTimeline } from "@/lib/transactions/transaction-timeline";

let last = 0;

function event(
  action: string | null,
  status: string | null,
  minute: number,
  facts: Partial<TransactionFacts> = {},
): ObservedEvent {
  last += 1;
  const at = new Date(Date.UTC(2026, 4, 1, 12, minute));
  return {
    id: String(last),
    source: action ? "webhook" : "sync",
    action,
    facts: { ...NOTHING, status, transactionAmount: "-101", transactionCurrency: "HKD", ...facts },
    ...{ observedAt: at, firstSaidAt: at, lastSaidAt: at, heardAt: at },
  };
}

const LIFE = [
  event("Authorization", "Authorized", 0, { occurredAt: "2026-05-01T11:59:58Z" }),
  event(null, "Authorized", 1),
  event(null, "Held", 2),
  event("Settled", "Settled", 3, { finalLocalAmount: "-98.5" }),
  event("Reversed", "Authorized", 4, { finalLocalAmount: "0" }),
];

test("whatever the order in which events are given, the stages come in the fold's order", () => {
  const expected = transactionTimeline(LIFE);
  expect(expected.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    "authorized Authorized",
    "other Held",
    "settled Settled",
    "reversed Reversed",
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(LIFE, { minLength: LIFE.length }), (events) => {
      expect(transactionTimeline(events)).toEqual(expected);
    }),
  );
});

test("a stage tells who said it, in order of time, and the amounts as they stood then", () => {
  const [authorized, , settled] = transactionTimeline(LIFE);
  expect(authorized?.seen.map(({ source, action }) => `${source} ${action}`)).toEqual([
    "webhook Authorization",
    "sync null",
  ]);
  expect(authorized?.occurredAt).toBe("2026-05-01T11:59:58Z");
  expect(settled?.occurredAt).toBeNull();
  expect(authorized?.amounts.final).toBeNull();
  expect(settled?.amounts.final?.amount).toBe("-98.5");
});

test("a second clearing is a step of its own that says what it replaces; what only one of them says is no replacement", () => {
  const settled = (minute: number, facts: Partial<TransactionFacts>) =>
    event("Settled", "Settled", minute, { localCurrency: "HKD", ...facts });
  const steps = transactionTimeline([
    settled(3, { finalLocalAmount: "-26.09" }),
    settled(1, { finalLocalAmount: "-25.00", merchantName: "Shop" }),
    settled(2, { finalLocalAmount: "-25", billingAmount: "-25" }),
    event(null, "Settled", 4, { localCurrency: "HKD", finalLocalAmount: "-26.09", merchantName: "Zoo" }),
  ]);
  expect(steps.map(({ replaces }) => replaces)).toEqual([
    [],
    [
      {
        kind: "amount",
        field: "final",
        from: { amount: "-25", currency: "HKD" },
        to: { amount: "-26.09", currency: "HKD" },
      },
    ],
  ]);
});

test("a stage that was heard of before an earlier one is marked", () => {
  const steps = transactionTimeline([
    event("Settled", "Settled", 1),
    event("Authorization", "Authorized", 2),
  ]);
  expect(steps.map(({ kind, early }) => [kind, early])).toEqual([
    ["authorized", false],
    ["settled", true],
  ]);
});

const said = (facts: Partial<TransactionFacts>) =>
  amountsOf({ ...NOTHING, localCurrency: "HKD", localAmount: "-101", ...facts });

test.each<[string, Partial<TransactionFacts>, object | null]>([
  ["the contract's sample", { calculatedFee: "5", billingAmount: "-106" }, { agrees: true, base: "local" }],
  [
    "a fee that is not in the billing amount",
    { calculatedFee: "5", billingAmount: "-101" },
    { agrees: false, expected: "-106" },
  ],
  [
    "a settlement for another amount",
    { finalLocalAmount: "-98.5", calculatedFee: "0.5", billingAmount: "-99" },
    { agrees: true, base: "final" },
  ],
  ["no fee said", { billingAmount: "-106" }, null],
  ["no billing said", { calculatedFee: "5" }, null],
  ["another currency", { calculatedFee: "5", billingAmount: "-106", billingCurrency: "USD" }, null],
])("billing = local − fee is checked: %s", (_name, facts, expected) => {
  const check = checkBilling(said(facts));
  if (expected === null) expect(check).toBeNull();
  else expect(check).toMatchObject(expected);
});

test("a settlement for more or less than authorized is told by how much", () => {
  expect(settledDifference(said({ finalLocalAmount: "-98.5" }))).toMatchObject({
    size: "2.5",
    direction: "less",
  });
  expect(settledDifference(said({ finalLocalAmount: "-102" }))).toMatchObject({
    size: "1",
    direction: "more",
  });
  expect(settledDifference(said({ finalLocalAmount: "-101.00" }))).toBeNull();
  const refund = { localAmount: "101", finalLocalAmount: "98.5" };
  expect(settledDifference(said(refund))).toMatchObject({ size: "2.5", direction: "less" });
  expect(settledDifference(said({ ...refund, finalLocalAmount: "102" }))).toMatchObject({
    size: "1",
    direction: "more",
  });
});

test("a reversal of a part is told as one, with what is left in the place of the whole", () => {
  const local = (localAmount: string) => ({ localAmount, localCurrency: "HKD" });
  const steps = transactionTimeline([
    event("Authorization", "Authorized", 0, local("-100")),
    event("Reversed", "Authorized", 1, local("-60")),
    event("Reversed", "Authorized", 2, local("-60")),
  ]);
  expect(steps.map(({ kind }) => kind)).toEqual(["authorized", "reversedInPart", "reversed"]);
  expect(steps[1]?.replaces).toEqual([
    {
      kind: "amount",
      field: "local",
      from: { amount: "-100", currency: "HKD" },
      to: { amount: "-60", currency: "HKD" },
    },
  ]);
});
