import { expect, test } from "vitest";
import { draftOf, type FeeDraft, readDraft } from "./fee-draft";

const draft: FeeDraft = {
  percentage: "1.5",
  fixedAmount: "0.30",
  minAmount: "1",
  bounded: true,
  maxAmount: "20",
};
const read = (change: Partial<FeeDraft>) => readDraft({ ...draft, ...change }, "USD");

test("a rule that is opened and not touched reads back as the same rule", () => {
  const rule = { percentage: "0.8", fixedAmount: "1.00", minAmount: "1.50", maxAmount: "60.00" };
  expect(readDraft(draftOf(rule), "USD")).toEqual({ ok: true, facts: rule });
  const open = { ...rule, maxAmount: null };
  expect(readDraft(draftOf(open), "USD")).toEqual({ ok: true, facts: open });
});

test("amounts are taken as people write them, exactly", () => {
  const written = read({ percentage: " 1.25 % ", fixedAmount: "USD 1,234.5", maxAmount: "999999999999.99" });
  expect(written).toMatchObject({
    facts: { percentage: "1.25", fixedAmount: "1234.50", maxAmount: "999999999999.99" },
  });
});

test.each([
  ["percentage", { percentage: "" }, "percentFormat"],
  ["percentage", { percentage: "1,5" }, "percentFormat"],
  ["percentage", { percentage: "0.00001" }, "percentFormat"],
  ["percentage", { percentage: "100.0001" }, "percentMost"],
  ["fixedAmount", { fixedAmount: "-1" }, "amountFormat"],
  ["fixedAmount", { fixedAmount: "0.001" }, "amountFormat"],
  ["minAmount", { minAmount: "1,2345" }, "amountFormat"],
  ["maxAmount", { maxAmount: "1000000000000" }, "amountFormat"],
  ["maxAmount", { maxAmount: "" }, "amountFormat"],
  ["maxAmount", { maxAmount: "0.99" }, "maximumBelow"],
])("a wrong %s is named: %o", (field, change, problem) => {
  expect(read(change)).toEqual({ ok: false, problems: { [field]: problem } });
});

test("a bound that is switched off is not judged", () => {
  expect(read({ bounded: false, maxAmount: "nonsense" })).toMatchObject({ facts: { maxAmount: null } });
});
