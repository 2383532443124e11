import { expect, test } from "vitest";
import type { PolicyRule } from "@/lib/approvals/decide";
import { newRule, problemsOf, toDraft, toRules } from "./policy-draft";

const rules: PolicyRule[] = [
  { kind: "transfers.create", role: "finance", currency: "HKD", threshold: "1000", needsSecond: true },
  { kind: "cards.terminate", role: null, currency: null, threshold: null, needsSecond: false },
];

test("a draft that nobody touched says the same rules", () => {
  expect(toRules(toDraft(rules))).toEqual(rules);
});

test("what a kind cannot have is left out, however it was typed before", () => {
  const [draft] = toDraft(rules);
  expect(draft && toRules([{ ...draft, kind: "team.grant" }])).toEqual([
    { kind: "team.grant", role: "finance", currency: null, threshold: null, needsSecond: true },
  ]);
});

test("amounts may be grouped and currencies written small", () => {
  const [draft] = toDraft(rules);
  expect(draft && toRules([{ ...draft, threshold: " 10,000.50", currency: "usd" }])).toMatchObject([
    { threshold: "10000.50", currency: "USD" },
  ]);
});

test("an amount is read as everywhere else, and none is guessed", () => {
  const [draft] = toDraft(rules);
  if (!draft) throw new Error("no rule");
  const written = (threshold: string, over: Partial<typeof draft> = {}) =>
    toRules([{ ...draft, currency: "HKD", ...over, threshold }])[0]?.threshold;
  expect(["HK$1,000", "1 000.00", "1000,5", "007"].map((text) => written(text))).toEqual([
    ...["1000", "1000", "1000.50", "7"],
  ]);
  for (const wrong of ["1,5000", "1.500", "(5)", "USD 5"])
    expect(problemsOf([{ ...draft, currency: "HKD", threshold: wrong }]).get(0)).toEqual({
      threshold: "amountFormat",
    });
  expect(written("1,000", { kind: "bulk" })).toBe("1000");
});

test("what is no amount, number or currency is found at its rule", () => {
  const [draft] = toDraft(rules);
  if (!draft) throw new Error("no rule");
  expect(problemsOf([draft])).toEqual(new Map());
  expect(problemsOf([{ ...draft, threshold: "1e3", currency: "H" }])).toEqual(
    new Map([[0, { threshold: "amountFormat", currency: "currencyFormat" }]]),
  );
  expect(problemsOf([{ ...draft, kind: "bulk", threshold: "2.5" }]).get(0)).toEqual({
    threshold: "amountFormat",
  });
});

test("a threshold that is an amount needs its currency; a number of things needs none", () => {
  const [draft] = toDraft(rules);
  if (!draft) throw new Error("no rule");
  expect(problemsOf([{ ...draft, currency: "" }]).get(0)).toEqual({ currency: "currencyNeeded" });
  expect(problemsOf([{ ...draft, currency: "", threshold: "" }])).toEqual(new Map());
  expect(problemsOf([{ ...draft, kind: "bulk", currency: "", threshold: "25" }])).toEqual(new Map());
});

test("an added rule has an id of its own", () => {
  const draft = toDraft(rules);
  expect(draft.map(({ id }) => id)).not.toContain(newRule(draft).id);
  expect(newRule([]).id).toBe(0);
});
