import fc from "fast-check";
import { expect, test } from "vitest";
import { foldTransaction, type TransactionFacts, type TransactionObservation } from "@/lib/transactions/fold";

const SILENT: TransactionFacts = {
  cardId: null,
  pUserId: null,
  status: null,
  type: null,
  transactionCurrency: null,
  transactionAmount: null,
  localCurrency: null,
  localAmount: null,
  finalLocalAmount: null,
  billingCurrency: null,
  billingAmount: null,
  calculatedFee: null,
  merchantId: null,
  merchantName: null,
  merchantCountry: null,
  merchantCity: null,
  occurredAt: null,
};

const word = fc.option(fc.constantFrom("", "A", "B", "C"), { nil: null });
const amount = fc.option(fc.constantFrom("-101", "-101.00", "0", "12.5", "-0.000000000000000001"), {
  nil: null,
});
const facts: fc.Arbitrary<TransactionFacts> = fc.record({
  cardId: word,
  pUserId: word,
  status: fc.option(fc.constantFrom("Authorized", "Declined", "Settled", "Reversed", "Held", ""), {
    nil: null,
  }),
  type: word,
  transactionCurrency: word,
  transactionAmount: amount,
  localCurrency: word,
  localAmount: amount,
  finalLocalAmount: amount,
  billingCurrency: word,
  billingAmount: amount,
  calculatedFee: amount,
  merchantId: word,
  merchantName: word,
  merchantCountry: word,
  merchantCity: word,
  occurredAt: fc.option(fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-01T08:00:00+08:00"), { nil: null }),
});
const observation: fc.Arbitrary<TransactionObservation> = fc.record({
  action: fc.constantFrom(null, "Authorization", "Settled", "Reversed"),
  facts,
});

/** The same observations in another order, some of them several times. */
const rearranged = fc.array(observation, { minLength: 1, maxLength: 6 }).chain((seen) =>
  fc.tuple(
    fc.constant(seen),
    fc.array(fc.nat({ max: seen.length - 1 }), { maxLength: 6 }).chain((again) => {
      const repeated = [...seen, ...again.flatMap((index) => seen[index] ?? [])];
      return fc.shuffledSubarray(repeated, { minLength: repeated.length });
    }),
  ),
);

const seen = (status: string | null, more: Partial<TransactionFacts> = {}, action: string | null = null) => ({
  action,
  facts: { ...SILENT, status, ...more },
});

test("any order with any repetition folds to the same bytes", () => {
  fc.assert(
    fc.property(rearranged, ([once, again]) => {
      expect(JSON.stringify(foldTransaction(again))).toBe(JSON.stringify(foldTransaction(once)));
    }),
    { numRuns: 500 },
  );
});

test("the order of an observation's fields changes nothing", () => {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 2, maxLength: 5 }), (observations) => {
      const turned = observations.map(({ action, facts: given }) => ({
        facts: Object.fromEntries(Object.entries(given).reverse()) as unknown as TransactionFacts,
        action,
      }));
      expect(JSON.stringify(foldTransaction(turned))).toBe(JSON.stringify(foldTransaction(observations)));
    }),
  );
});

test("what somebody said is never lost, and nothing is invented", () => {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 1, maxLength: 6 }), (observations) => {
      const state = foldTransaction(observations);
      for (const field of ["merchantName", "cardId", "type", "occurredAt"] as const) {
        const said = observations
          .map((one) => one.facts[field])
          .filter((value) => value !== null && value !== "");
        if (said.length === 0) expect(state[field]).toBeNull();
        else expect(said).toContain(state[field]);
      }
    }),
  );
});

test.each([
  [["Settled", "Authorized"], "Settled"],
  [["Authorized", "Reversed", "Settled"], "Reversed"],
  [["Held", "Authorized"], "Held"],
  [["Held", "Settled"], "Settled"],
  [[null, "Declined"], "Declined"],
  [["", null], null],
])("of the statuses %j the furthest one stands", (statuses, furthest) => {
  expect(foldTransaction(statuses.map((status) => seen(status))).status).toBe(furthest);
});

test("a reversal announced by its action stands, whatever status word came with it", () => {
  const reversal = seen("Authorized", { merchantName: "Shop" }, "Reversed");
  expect(foldTransaction([seen("Settled"), reversal])).toMatchObject({
    status: "Reversed",
    merchantName: "Shop",
  });
});

test("a settled amount takes the place of the authorized one, and silence takes nothing away", () => {
  const authorized = seen("Authorized", {
    finalLocalAmount: "0",
    merchantName: "Shop",
    localAmount: "-100.00",
  });
  const settled = seen("Settled", { finalLocalAmount: "-98.50", merchantName: "" });
  expect(foldTransaction([settled, authorized])).toMatchObject({
    finalLocalAmount: "-98.5",
    localAmount: "-100",
    merchantName: "Shop",
  });
});

test("of two that are as far, the issuer's list stands before what a webhook announced, in either order", () => {
  const announced = seen("Settled", { finalLocalAmount: "-98", billingAmount: "-103" }, "Settled");
  const listed = seen("Settled", { finalLocalAmount: "-97.5" });
  const state = foldTransaction([announced, listed]);
  expect(state).toMatchObject({ finalLocalAmount: "-97.5", billingAmount: "-103" });
  expect(foldTransaction([listed, announced])).toEqual(state);
  expect(foldTransaction([seen("Authorized", { finalLocalAmount: "0" }), announced])).toMatchObject({
    status: "Settled",
    finalLocalAmount: "-98",
  });
});
