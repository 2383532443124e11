import fc from "fast-check";
import { expect, test } from "vitest";
import { foldTransaction } from "@/lib/transactions/fold";
import type { TransactionFacts, TransactionObservation } from "@/lib/transactions/observation";
import { final, history, second } from "@/scripts/testing/history";

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
const observation: fc.Arbitrary<TransactionObservation> = fc
  .record({
    action: fc.constantFrom(null, "Authorization", "Settled", "Reversed", "Expired"),
    facts,
    said: fc.nat({ max: 4 }),
    late: fc.nat({ max: 3 }),
  })
  .map(({ action, facts: said, said: at, late }) => ({
    action,
    facts: said,
    firstSaidAt: second(at),
    lastSaidAt: second(at),
    heardAt: second(action === null ? at : at + late),
  }));

/** The same observations in another order, some of them several times. */
const rearranged = fc.array(observation, { minLength: 1, maxLength: 8 }).chain((seen) =>
  fc.tuple(
    fc.constant(seen),
    fc.array(fc.nat({ max: seen.length - 1 }), { maxLength: 6 }).chain((again) => {
      const repeated = [...seen, ...again.flatMap((index) => seen[index] ?? [])];
      return fc.shuffledSubarray(repeated, { minLength: repeated.length });
    }),
  ),
);

/** What is said one after the other, a minute apart, each heard a second later. */
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
      const turned = observations.map(({ facts: given, ...one }) => ({
        ...one,
        facts: Object.fromEntries(Object.entries(given).reverse()) as unknown as TransactionFacts,
      }));
      expect(JSON.stringify(foldTransaction(turned))).toBe(JSON.stringify(foldTransaction(observations)));
    }),
  );
});

test("what was said once or again, first and last, gives the same bytes as each of its times alone", () => {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 1, maxLength: 6 }), fc.nat({ max: 9 }), (seen, later) => {
      const again = seen.map((one) => ({ ...one, firstSaidAt: second(later), lastSaidAt: second(later) }));
      const merged = seen.map((one) => ({
        ...one,
        firstSaidAt: new Date(Math.min(+one.firstSaidAt, +second(later))),
        lastSaidAt: new Date(Math.max(+one.lastSaidAt, +second(later))),
      }));
      expect(JSON.stringify(foldTransaction([...again, ...seen]))).toBe(
        JSON.stringify(foldTransaction(merged)),
      );
    }),
  );
});

test("the reading asked for last decides every field that it says, whatever earlier readings said", () => {
  const spoken = facts.map((given) => ({ ...given, status: given.status || "Authorized" }));
  fc.assert(
    fc.property(fc.array(spoken, { minLength: 2, maxLength: 5 }), (said) => {
      const readings = history(
        ...said.map((one): [null, string, TransactionFacts] => [null, one.status, one]),
      );
      const last = readings.at(-1);
      const state = foldTransaction(readings);
      for (const [field, value] of Object.entries(foldTransaction(last ? [last] : []))) {
        if (["cardId", "type", "occurredAt"].includes(field) && value === null) continue;
        expect([field, state[field as keyof TransactionFacts]]).toEqual([field, value]);
      }
    }),
  );
});

const LISTED: Partial<TransactionFacts> = {
  pUserId: "user-1",
  transactionCurrency: "HKD",
  transactionAmount: "-25",
  localCurrency: "HKD",
  localAmount: "-25",
  finalLocalAmount: "-25",
  calculatedFee: "5",
  merchantName: "Shop",
  merchantCity: "Kowloon",
};

test.each<[string, string, string, Partial<TransactionFacts>, Partial<TransactionFacts>]>([
  ["a larger final amount", "Settled", "Settled", { finalLocalAmount: "-26.09" }, {}],
  ["a smaller final amount", "Settled", "Settled", { finalLocalAmount: "-24" }, {}],
  ["a renamed merchant", "Settled", "Settled", { merchantName: "Zoo" }, {}],
  ["a merchant renamed the other way", "Settled", "Settled", { merchantName: "A" }, {}],
  ["an emptied city", "Settled", "Settled", { merchantCity: "" }, { merchantCity: null }],
  ["a removed fee", "Settled", "Settled", { calculatedFee: "" }, { calculatedFee: null }],
  ["a fee that is no longer said", "Settled", "Settled", { calculatedFee: null }, { calculatedFee: null }],
  ["another currency", "Settled", "Settled", { localCurrency: "USD" }, {}],
  ["another user", "Settled", "Settled", { pUserId: "user-0" }, {}],
  ["a refusal after all", "Authorized", "Declined", {}, {}],
  ["an approval after all", "Declined", "Authorized", {}, {}],
  ["a known word after an unknown one", "Held", "Authorized", {}, {}],
  ["a settlement taken back", "Settled", "Authorized", {}, {}],
])("the list corrects itself: %s", (_name, was, is, change, stands) => {
  const corrected = { ...LISTED, ...change };
  const state = foldTransaction(history([null, was, LISTED], [null, is, corrected]));
  expect(state).toMatchObject({ ...corrected, status: is, ...stands });
  const back = foldTransaction(history([null, was, corrected], [null, is, LISTED]));
  expect(back).toMatchObject({ ...LISTED, status: is });
});

test("what the list says again later counts by the later time", () => {
  const [first, second_, third] = history([null, "Settled"], [null, "Authorized"], [null, "Settled"]);
  const all = [first, second_, third].flatMap((one) => one ?? []);
  expect(foldTransaction(all).status).toBe("Settled");
});

test("what somebody said is never lost, and nothing is invented", () => {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 1, maxLength: 6 }), (observations) => {
      const state = foldTransaction(observations);
      for (const field of ["cardId", "type", "occurredAt"] as const) {
        const said = observations
          .map((one) => one.facts[field])
          .filter((value) => value !== null && value !== "");
        if (said.length === 0) expect(state[field]).toBeNull();
        else expect(said).toContain(state[field]);
      }
    }),
  );
});

test("a reading overrides what was here when it was asked for, whatever clock signed it", () => {
  const [announced, reading] = history(["Settled", "Settled", final("-98")], [null, "Settled", final("-97")]);
  if (!announced || !reading) throw new Error("two are made");
  const ahead = { ...announced, firstSaidAt: second(9_000), lastSaidAt: second(9_000) };
  expect(foldTransaction([ahead, reading]).finalLocalAmount).toBe("-97");
});

test("what was signed in the second of the question, and came after it, is later than the reading", () => {
  const [reading, announced] = history([null, "Authorized"], ["Settled", "Settled"]);
  if (!announced || !reading) throw new Error("two are made");
  const same = { ...announced, firstSaidAt: reading.firstSaidAt, lastSaidAt: reading.firstSaidAt };
  const asked = new Date(reading.firstSaidAt.getTime() + 400);
  const question = { ...reading, firstSaidAt: asked, lastSaidAt: asked, heardAt: asked };
  expect(foldTransaction([same, question]).status).toBe("Settled");
  expect(foldTransaction([{ ...same, heardAt: asked }, question]).status).toBe("Authorized");
});

test("billing amounts, which no list tells, are kept from webhooks; silence takes nothing away", () => {
  const webhook = { ...final("-98"), billingAmount: "-103.00", billingCurrency: "HKD", merchantName: "Shop" };
  const listed = { finalLocalAmount: "-97.5", billingCurrency: "", merchantName: null };
  expect(foldTransaction(history(["Settled", "Settled", webhook], [null, "Settled", listed]))).toMatchObject({
    finalLocalAmount: "-97.5",
    billingAmount: "-103",
    billingCurrency: "HKD",
    merchantName: "Shop",
  });
});

test("an amount that nobody said is not zero", () => {
  expect(foldTransaction(history(["Authorization", "Authorized"])).transactionAmount).toBeNull();
});

test.each(["NaN", "Infinity", "-", "12,5", "1e5", "n/a"])(
  "%s is no amount: it is not said, and takes nothing from what was said before",
  (text) => {
    expect(
      foldTransaction(history(["Authorization", "Authorized", { localAmount: text }])).localAmount,
    ).toBeNull();
    const later = history(
      ["Authorization", "Authorized", { localAmount: "-10" }],
      ["Settled", "Settled", { localAmount: text, finalLocalAmount: text }],
    );
    expect(foldTransaction(later)).toMatchObject({ localAmount: "-10", finalLocalAmount: null });
  },
);
