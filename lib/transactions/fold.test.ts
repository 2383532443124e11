import fc from "fast-check";
import { expect, test } from "vitest";
import { foldTransaction } from "@/lib/transactions/fold";
import { NOTHING, type TransactionFacts, type TransactionObservation } from "@/lib/transactions/observation";

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
const second = (count: number) => new Date(Date.UTC(2026, 4, 1) + count * 1000);
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
function history(
  ...said: [action: string | null, status: string | null, more?: Partial<TransactionFacts>][]
) {
  return said.map(([action, status, more], index): TransactionObservation => {
    const at = second(index * 60);
    const heardAt = action === null ? at : second(index * 60 + 1);
    return { action, facts: { ...NOTHING, status, ...more }, firstSaidAt: at, lastSaidAt: at, heardAt };
  });
}

const final = (finalLocalAmount: string) => ({ finalLocalAmount, localAmount: "-100" });

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

const AUTHORIZED = ["Authorization", "Authorized", final("-100")] as const;
type Said = [action: string | null, status: string | null, more?: Partial<TransactionFacts>];

test.each<[string, Said[], Partial<TransactionFacts>]>([
  [
    "a second clearing replaces the first",
    [[...AUTHORIZED], ["Settled", "Settled", final("-25")], ["Settled", "Settled", final("-26.09")]],
    { status: "Settled", finalLocalAmount: "-26.09" },
  ],
  [
    "a smaller second clearing too",
    [[...AUTHORIZED], ["Settled", "Settled", final("-25")], ["Settled", "Settled", final("-9")]],
    { status: "Settled", finalLocalAmount: "-9" },
  ],
  [
    "a clearing after a reversal counts as settled",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], ["Settled", "Settled", final("-90")]],
    { status: "Settled", finalLocalAmount: "-90" },
  ],
  [
    "also where it says no amount: that of the reversal does not stand",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], ["Settled", "Settled"]],
    { status: "Settled", finalLocalAmount: "-100" },
  ],
  [
    "a reversal after a clearing counts as reversed",
    [[...AUTHORIZED], ["Settled", "Settled", final("-90")], ["Reversed", "Settled", final("0")]],
    { status: "Reversed", finalLocalAmount: "0" },
  ],
  [
    "a reversal of a part leaves the rest",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")]],
    { status: "Authorized", finalLocalAmount: "-60" },
  ],
  [
    "a reversal of a part whose rest is the amount to debit",
    [[...AUTHORIZED], ["Reversed", "Authorized", { localAmount: "-60", finalLocalAmount: "0" }]],
    { status: "Authorized", localAmount: "-60" },
  ],
  [
    "a second reversal takes the rest",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")], ["Reversed", "Authorized", final("0")]],
    { status: "Reversed" },
  ],
  [
    "a reversal that repeats the amount takes back all",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-100")]],
    { status: "Reversed" },
  ],
  [
    "a reversal without amounts takes back all",
    [[...AUTHORIZED], ["Reversed", null]],
    { status: "Reversed" },
  ],
  [
    "an authorization announced again does not undo a clearing",
    [["Settled", "Settled", final("-90")], [...AUTHORIZED]],
    { status: "Settled", finalLocalAmount: "-90" },
  ],
  [
    "an approval that became a refusal",
    [[...AUTHORIZED], ["Authorization", "Declined"]],
    { status: "Declined" },
  ],
  [
    "the list that still says authorized does not undo a reversal",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], [null, "Authorized", final("-100")]],
    { status: "Reversed", finalLocalAmount: "0" },
  ],
  [
    "the list that still says settled does not undo a reversal",
    [
      [...AUTHORIZED],
      ["Settled", "Settled", final("-90")],
      ["Reversed", "Settled", final("0")],
      [null, "Settled", final("-90")],
    ],
    { status: "Reversed" },
  ],
  [
    "nor where only the list had told of the settlement",
    [
      [null, "Settled", final("-90")],
      ["Reversed", "Settled"],
      [null, "Settled", final("-90")],
    ],
    { status: "Reversed" },
  ],
  [
    "the list that tells of a settlement after a reversal does",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], [null, "Settled", final("-90")]],
    { status: "Settled", finalLocalAmount: "-90" },
  ],
  [
    "the list that settles another amount after a reversal does",
    [
      [...AUTHORIZED],
      ["Settled", "Settled", final("-90")],
      ["Reversed", "Settled", final("0")],
      [null, "Settled", final("-95")],
    ],
    { status: "Settled", finalLocalAmount: "-95" },
  ],
  [
    "the list that had said reversed and says authorized now does",
    [[...AUTHORIZED], ["Reversed", "Reversed"], [null, "Reversed"], [null, "Authorized", final("-100")]],
    { status: "Authorized", finalLocalAmount: "-100" },
  ],
  [
    "the list that still says the whole amount does not undo a reversal of a part",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")], [null, "Authorized", final("-100")]],
    { status: "Authorized", finalLocalAmount: "-60" },
  ],
  [
    "the list that says another amount does",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")], [null, "Authorized", final("-55")]],
    { status: "Authorized", finalLocalAmount: "-55" },
  ],
  [
    "a clearing announced after a reading",
    [[...AUTHORIZED], [null, "Authorized", final("-100")], ["Settled", "Settled", final("-98")]],
    { status: "Settled", finalLocalAmount: "-98" },
  ],
  [
    "the list takes back an announced clearing",
    [[...AUTHORIZED], ["Settled", "Settled", final("-98")], [null, "Authorized", final("-100")]],
    { status: "Authorized", finalLocalAmount: "-100" },
  ],
  ["an unknown action is kept", [[...AUTHORIZED], ["Expired", "Expired"]], { status: "Expired" }],
  ["a clearing with a stale word", [[...AUTHORIZED], ["Settled", "Authorized"]], { status: "Settled" }],
])("%s", (_name, said, stands) => {
  fc.assert(
    fc.property(fc.shuffledSubarray(history(...said), { minLength: said.length }), (events) => {
      expect(foldTransaction(events)).toMatchObject(stands);
    }),
    { numRuns: 20 },
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
