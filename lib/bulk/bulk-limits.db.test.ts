import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { operationIdOf } from "@/lib/approvals/operation-id";
import type { Viewer } from "@/lib/auth/sessions";
import { getApprovedEffects } from "@/lib/bulk/get-approved-effects";
import { pinSelection } from "@/lib/bulk/pin-selection";
import { previewBulk } from "@/lib/bulk/preview-bulk";
import type { BulkEffectDto } from "@/lib/bulk/schema";
import type { Card } from "@/lib/core/db";
import { approveRequest } from "@/lib/decisions/approve-request";
import { getApproval } from "@/lib/decisions/get-approval";
import { issuer } from "@/lib/issuer/issuer";
import { editLimits } from "@/lib/limits/edit-limits";
import { alone } from "@/scripts/testing/alone";
import { asked, askingFor, hire, knownCard, putInForce, terminate } from "@/scripts/testing/approval-fixture";
import { type BulkFixture, daily, startBulkFixture } from "@/scripts/testing/bulk-fixture";

let fixture: BulkFixture;
let maker: Viewer;
let checker: Viewer;

beforeAll(async () => {
  fixture = await startBulkFixture();
});
beforeEach(async () => {
  await putInForce(fixture, []);
  maker = await hire("finance");
  checker = await hire("finance");
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

type Act = Parameters<BulkFixture["fill"]>[1];
type Setting = Extract<Act, { kind: "limits.edit" }>["rule"]["setting"];

const rule = (setting: Setting, currency: string | null = "HKD"): Act => ({
  kind: "limits.edit",
  rule: { period: "Daily", setting },
  currency,
});
const atLeast = (amount: string) => rule({ kind: "atLeast", amount });
const byPercent = (percent: string) => rule({ kind: "percent", percent }, null);
const OFF = rule({ kind: "off" }, null);

async function set(card: Card, setting: Setting): Promise<void> {
  const { version } = await fixture.mirrored(card.id);
  const rules = [{ period: "Daily", setting }];
  await alone(
    editLimits(maker, fixture.context(), {
      operationId: randomUUID(),
      cardId: card.id,
      version,
      rules,
      remark: "",
    }),
  );
}

/** Cards with these daily limits; null: without one. */
async function cardsWith(limits: readonly (string | null)[]): Promise<Card[]> {
  const cards: Card[] = [];
  for (const limit of limits) {
    const card = await knownCard(fixture);
    if (limit !== "1000")
      await set(card, limit === null ? { kind: "off" } : { kind: "amount", amount: limit });
    cards.push(card);
  }
  return cards;
}

const idsOf = (cards: readonly Card[]) => cards.map(({ id }) => id);
async function look(cards: readonly Card[], act: Act) {
  const choice = { by: "ids", ids: idsOf(cards) };
  const { id: selectionId } = await pinSelection(maker, fixture.context(), { noun: "cards", choice });
  return previewBulk(maker, fixture.context(), { selectionId, act });
}
const byCard = (effects: readonly BulkEffectDto[], cards: readonly Card[]) =>
  cards.map(({ id }) => effects.find(({ cardId }) => cardId === id));
const begin = async (cards: readonly Card[], act: Act) =>
  fixture.start(await fixture.fill(idsOf(cards), act, maker), maker);

test("the preview says of every card whether it is raised, lowered, newly limited or left as it is", async () => {
  const cards = await cardsWith(["1000", "30000", null, "25000"]);
  const plan = await look(cards, daily("25000"));
  expect(plan.acts).toBe(3);
  expect(byCard(plan.effects, cards)).toMatchObject([
    { change: "raised", before: "1000", after: "25000", skip: null, currency: "HKD" },
    { change: "lowered", before: "30000", after: "25000", skip: null },
    { change: "limited", before: null, after: "25000", skip: null },
    { change: "unchanged", before: "25000", after: "25000", skip: "noChange" },
  ]);
});

test("“raise to at least” lowers nothing, limits nothing newly, and sends only what rises", async () => {
  const cards = await cardsWith(["1000", "30000", null]);
  const run = await alone(begin(cards, atLeast("25000")));
  expect(await fixture.work(run.id)).toMatchObject({ counts: { done: 1, skipped: 2 } });
  expect(await Promise.all(cards.map(({ id }) => fixture.calls("editCardLimit", id)))).toEqual([1, 1, 1]);
  const items = await fixture.items(run.id);
  expect(byCard(items as never, cards)).toMatchObject([
    { limit: { change: "raised", before: "1000", after: "25000" } },
    { errorCode: "highEnough" },
    { errorCode: "noLimit" },
  ]);
});

test("a percentage is of each card's own limit, and a second look at the same card adds nothing", async () => {
  const cards = await cardsWith(["1000", "333.33"]);
  const [first] = cards;
  if (!first) throw new Error("a card");
  const run = await alone(begin(cards, byPercent("10")));
  await fixture.work(run.id);
  expect(byCard((await look(cards, OFF)).effects, cards)).toMatchObject([
    { before: "1100" },
    { before: "366.66" },
  ]);
  await fixture.work(run.id);
  expect(await fixture.calls("editCardLimit", first.id)).toBe(1);
});

test("a card whose limit changed after the confirmation is not changed by another amount than the confirmed one", async () => {
  const cards = await cardsWith(["1000"]);
  const [card] = cards;
  if (!card) throw new Error("a card");
  const run = await alone(begin(cards, byPercent("10")));
  await set(card, { kind: "amount", amount: "5000" });
  await fixture.work(run.id);
  expect((await fixture.items(run.id))[0]).toMatchObject({
    status: "skipped",
    errorCode: "changedMeanwhile",
  });

  const raise = await alone(begin(cards, daily("6000")));
  await set(card, { kind: "off" });
  await fixture.work(raise.id);
  expect((await fixture.items(raise.id))[0]).toMatchObject({
    status: "skipped",
    errorCode: "changedMeanwhile",
  });
});

test("the policy is asked for the highest raise that comes of it, whatever the mode", async () => {
  const cards = await cardsWith(["1000", "4800"]);
  await putInForce(fixture, [askingFor("limits.edit", { currency: "HKD", threshold: "5000" })]);
  expect((await look(cards, byPercent("4"))).second).toBeNull();
  expect((await look(cards, byPercent("10"))).second).toMatchObject({
    rule: { kind: "limits.edit", threshold: "5000" },
    currency: "HKD",
  });
  expect((await look(cards, atLeast("5001"))).second).toMatchObject({ rule: { threshold: "5000" } });
  expect((await look(cards, atLeast("4000"))).second).toBeNull();
  expect((await look(cards, daily("4000"))).second).toBeNull();
  expect((await look(cards, OFF)).second).not.toBeNull();
});

test("who approves sees the same table, with what is there now and what differs from when it was asked", async () => {
  await putInForce(fixture, [askingFor("bulk", { threshold: "2" })]);
  const cards = await cardsWith(["1000", "30000", null]);
  const [raised, lowered, free] = cards;
  if (!raised || !lowered || !free) throw new Error("three cards");
  const request = await asked(begin(cards, daily("25000")));
  expect(request).toMatchObject({ label: "Daily → HKD 25,000.00 on 3 cards", act: daily("25000") });
  const seen = await getApprovedEffects(checker, fixture.context(), request.id);
  expect(byCard(seen, cards)).toMatchObject([
    { change: "raised", before: "1000", asked: null },
    { change: "lowered", before: "30000", asked: null },
    { change: "limited", before: null, asked: null },
  ]);

  await set(free, { kind: "amount", amount: "40000" });
  await alone(terminate(fixture, await fixture.mirrored(raised.id), maker));
  const later = await getApprovedEffects(checker, fixture.context(), request.id);
  expect(byCard(later, cards)).toMatchObject([
    { skip: "terminated", asked: { skip: null, change: "raised", before: "1000", after: "25000" } },
    { change: "lowered", asked: null },
    { change: "lowered", before: "40000", asked: { change: "limited", before: null } },
  ]);
  const detail = await getApproval(checker, fixture.context(), request.id);
  expect(detail.snapshotThen).toMatchObject({ "change.raised": 1, "change.lowered": 1, "change.limited": 1 });
  expect(detail.snapshotNow).toMatchObject({ acts: 2, "change.lowered": 2 });

  const snapshotHash = detail.snapshotHash ?? undefined;
  await approveRequest(checker, fixture.context(), { approvalId: request.id, snapshotHash });
  expect(await fixture.work(operationIdOf(request.id))).toMatchObject({ counts: { done: 2, skipped: 1 } });
  const over = await getApprovedEffects(checker, fixture.context(), request.id);
  expect(byCard(over, cards)).toMatchObject([{ change: "raised", asked: null }, {}, { change: "limited" }]);
});

test("a card that is only used or locked meanwhile changes nothing about the decision", async () => {
  await putInForce(fixture, [askingFor("bulk", { threshold: "0" })]);
  const cards = await cardsWith(["1000"]);
  const request = await asked(begin(cards, daily("25000")));
  await issuer().lockCard({ cardId: cards[0]?.id ?? "" });
  expect(await approveRequest(checker, fixture.context(), { approvalId: request.id })).toMatchObject({
    status: "executed",
  });
});

test("refused: percentages that say nothing or take everything, a role that may not, a request of others", async () => {
  const cards = await cardsWith(["1000"]);
  const bad = { code: "INVALID_INPUT" };
  for (const percent of ["0", "-100", "-250", "ten", "1.234", "5000"])
    await expect(look(cards, byPercent(percent))).rejects.toMatchObject(bad);
  await expect(look(cards, rule({ kind: "atLeast", amount: "1.234" }))).rejects.toMatchObject(bad);
  await expect(look(cards, rule({ kind: "atLeast", amount: "5" }, null))).rejects.toMatchObject(bad);
  await putInForce(fixture, [askingFor("bulk", { threshold: "0" })]);
  const { id } = await asked(begin(cards, daily("25000")));
  const support = await hire("support");
  await expect(getApprovedEffects(support, fixture.context(), id)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(getApprovedEffects(checker, fixture.context(), randomUUID())).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(getApprovedEffects(checker, fixture.context(), "x")).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
