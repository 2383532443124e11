import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/sessions";
import type { Card } from "@/lib/core/db";
import { askPolicy } from "@/lib/decisions/ask-policy";
import { asked, askingFor, hire, knownCard, putInForce, terminate } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
let maker: Viewer;
let card: Card;

beforeAll(async () => {
  fixture = await startCardFixture();
  card = await knownCard(fixture);
});
beforeEach(async () => {
  await putInForce(fixture, []);
  maker = await hire("finance");
});
afterAll(() => fixture.sandbox.stop());

const ask = (question: object, who = maker) => askPolicy(who, fixture.context(), question);
const transfer = (amount: string, currency = "HKD") => ask({ kind: "transfers.create", amount, currency });
const limits = (amount: string, over: object = {}) =>
  ask({
    kind: "limits.edit",
    cardId: card.id,
    version: String(card.version),
    rules: JSON.stringify([{ period: "Daily", setting: { kind: "amount", amount } }]),
    ...over,
  });

test("above the threshold the rule and all who may decide are named, the asker never", async () => {
  const rule = askingFor("transfers.create", { currency: "HKD", threshold: "1000" });
  await putInForce(fixture, [rule]);
  const decider = await hire("finance");
  const support = await hire("support");
  expect(await transfer("1000")).toEqual({ second: null });
  const { second } = await transfer("1000.01");
  expect(second).toMatchObject({ rule, currency: "HKD" });
  expect(second?.deciders).toContain(decider.name);
  expect(second?.deciders).not.toContain(maker.name);
  expect(second?.deciders).not.toContain(support.name);
});

test("an edit of limits asks only for what it raises, as the verb does", async () => {
  await putInForce(fixture, [askingFor("limits.edit", { currency: "HKD", threshold: "5000" })]);
  expect(await limits("500")).toEqual({ second: null });
  expect(await limits("5000")).toEqual({ second: null });
  expect(await limits("5001")).toMatchObject({ second: { rule: { threshold: "5000" }, currency: "HKD" } });
});

test("what the answer says is what the verb then does", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const { second } = await ask({ kind: "cards.terminate" });
  const request = await asked(terminate(fixture, card, maker));
  expect(request.rule).toEqual(second?.rule);
});

test("a change of the policy is told to need nobody while nobody else could approve it", async () => {
  await putInForce(fixture, [askingFor("approvals.policy"), askingFor("team.grant")]);
  const admin = await hire("admin");
  const { second } = await ask({ kind: "approvals.policy" }, admin);
  const { second: grant } = await ask({ kind: "team.grant" }, admin);
  expect(second === null).toBe(grant?.deciders.length === 0);
});

test("refused: who may not do it at all, and questions that say nothing", async () => {
  const forbidden = { code: "FORBIDDEN" };
  for (const kind of ["cards.terminate", "wallets.fees", "team.grant", "approvals.policy"])
    await expect(ask({ kind }, await hire("support"))).rejects.toMatchObject(forbidden);
  const bad = { code: "INVALID_INPUT" };
  await expect(transfer("-5")).rejects.toMatchObject(bad);
  await expect(transfer("5", "hk")).rejects.toMatchObject(bad);
  await expect(limits("5001", { rules: "{" })).rejects.toMatchObject(bad);
  await expect(limits("5001", { rules: "[]" })).rejects.toMatchObject(bad);
  await expect(limits("5001", { version: "99999" })).rejects.toMatchObject({ code: "STALE" });
  await expect(ask({ kind: "cards.lock" })).rejects.toMatchObject(bad);
});
