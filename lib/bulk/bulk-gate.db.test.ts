import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { operationIdOf } from "@/lib/approvals/operation-id";
import type { Viewer } from "@/lib/auth/sessions";
import { pinSelection } from "@/lib/bulk/pin-selection";
import { previewBulk } from "@/lib/bulk/preview-bulk";
import { lockCard } from "@/lib/cards/lock-card";
import { db } from "@/lib/core/db";
import { approveRequest } from "@/lib/decisions/approve-request";
import { getApproval } from "@/lib/decisions/get-approval";
import { issuer } from "@/lib/issuer/issuer";
import { editLimits } from "@/lib/limits/edit-limits";
import { alone } from "@/scripts/testing/alone";
import { asked, askingFor, giveRole, hire, knownCard, putInForce } from "@/scripts/testing/approval-fixture";
import { type BulkFixture, daily, LOCK, startBulkFixture } from "@/scripts/testing/bulk-fixture";

let fixture: BulkFixture;
let maker: Viewer;
let checker: Viewer;

const FROM_THREE = [
  askingFor("bulk", { threshold: "2" }),
  askingFor("limits.edit", { currency: "HKD", threshold: "5000" }),
];

beforeAll(async () => {
  fixture = await startBulkFixture();
  await putInForce(fixture, FROM_THREE);
});
beforeEach(async () => {
  maker = await hire("finance");
  checker = await hire("finance");
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const begin = async (ids: readonly string[], act: Parameters<BulkFixture["fill"]>[1], who = maker) =>
  fixture.start(await fixture.fill(ids, act, who), who);
const approve = (approvalId: string, who = checker, over: object = {}) =>
  approveRequest(who, fixture.context(), { approvalId, ...over });
const sent = async (operation: string, ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => fixture.calls(operation, id)))).reduce((sum, calls) => sum + calls, 0);

test("at the threshold it is done alone; above it nothing is sent before a second person's yes", async () => {
  const ids = await fixture.newCards(3);
  await alone(begin(ids.slice(0, 2), LOCK));
  const others = await fixture.newCards(3);
  const request = await asked(begin(others, LOCK));
  expect(request).toMatchObject({ kind: "bulk", items: 3, rule: { threshold: "2" }, obstacle: "own" });
  const runId = operationIdOf(request.id);
  expect(await db().bulkRun.count({ where: { id: runId } })).toBe(0);
  expect(await sent("lockCard", others)).toBe(0);

  expect(await approve(request.id)).toMatchObject({ status: "executed", operationId: runId });
  expect(await fixture.work(runId)).toMatchObject({
    status: "done",
    counts: { done: 3 },
    approvalId: request.id,
    makerName: maker.name,
  });
  expect(await sent("lockCard", others)).toBe(3);
  const [item] = await fixture.items(runId);
  expect((await fixture.recorded(item?.operationId ?? "")).operation.actorId).toBe(maker.id);
});

test("what is left as it is does not count towards the threshold", async () => {
  const open = await fixture.newCards(2);
  const locked = [await fixture.newCard("Locked"), await fixture.newCard("Locked")].map(({ id }) => id);
  expect(await alone(begin([...open, ...locked], LOCK))).toMatchObject({ total: 4 });
});

test("nobody approves his own run, nor one that he could not start, nor twice", async () => {
  const ids = await fixture.newCards(3);
  const { id } = await asked(begin(ids, LOCK));
  await expect(approve(id, maker)).rejects.toMatchObject({ details: { needs: "approval-own" } });
  await expect(approve(id, await hire("support"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await approve(id);
  const again = approve(id, await hire("finance"));
  await expect(again).rejects.toMatchObject({ details: { needs: "approval-over" } });
  await fixture.work(operationIdOf(id));
  expect(await sent("lockCard", ids)).toBe(3);
});

test("when a card changed, even one that only the issuer knows of, the difference is shown instead", async () => {
  const ids = await fixture.newCards(3);
  const { id } = await asked(begin(ids, LOCK));
  await issuer().lockCard({ cardId: ids[0] ?? "" });
  await expect(approve(id)).rejects.toMatchObject({ code: "STALE", details: { needs: "approval-world" } });
  const seen = await getApproval(checker, fixture.context(), id);
  expect(seen.snapshotThen).toMatchObject({ cards: 3, acts: 3, "cardStatus.Active": 3 });
  expect(seen.snapshotNow).toMatchObject({
    cards: 3,
    acts: 2,
    "cardStatus.Active": 2,
    "cardStatus.Locked": 1,
  });
  await approve(id, checker, { snapshotHash: seen.snapshotHash });
  expect(await fixture.work(operationIdOf(id))).toMatchObject({ counts: { done: 2, skipped: 1 } });
});

test("a payment or another rule of a card asks for no new decision about its limit; the rule itself does", async () => {
  const limit = (cardId: string, period: string, amount: string) =>
    issuer().editCardLimit({ cardId, limits: [{ period, limitAmount: amount, remark: "" }] });
  const card = await knownCard(fixture);
  const { id } = await asked(begin([card.id], daily("9000")));
  await fixture.sandbox.control("authorize", { card: card.id, amount: "5" });
  await limit(card.id, "Monthly", "77777");
  expect(await approve(id)).toMatchObject({ status: "executed" });
  await fixture.work(operationIdOf(id));

  const other = await knownCard(fixture);
  const waiting = await asked(begin([other.id], daily("9000")));
  await limit(other.id, "Daily", "1500");
  await expect(approve(waiting.id)).rejects.toMatchObject({ details: { needs: "approval-world" } });
});

test("the same run is not asked for twice while it waits; the same form gives the same request", async () => {
  const ids = await fixture.newCards(3);
  const form = await fixture.fill(ids, LOCK, maker);
  const { id } = await asked(fixture.start(form, maker));
  expect((await asked(fixture.start(form, maker))).id).toBe(id);
  const busy = { code: "BUSY", details: { needs: "approval-waits", approvalId: id } };
  await expect(begin(ids, LOCK)).rejects.toMatchObject(busy);
  await expect(begin(ids, LOCK, checker)).rejects.toMatchObject(busy);
});

test("a raise that one card could not have alone waits for many as well, however few they are", async () => {
  const card = await knownCard(fixture);
  const one = editLimits(maker, fixture.context(), {
    operationId: randomUUID(),
    cardId: card.id,
    version: card.version,
    rules: [{ period: "Daily", setting: { kind: "amount", amount: "9000" } }],
    remark: "fair",
  });
  await asked(one);
  const many = await asked(begin([card.id], daily("9000")));
  expect(many).toMatchObject({ kind: "bulk", rule: { kind: "limits.edit", threshold: "5000" } });
  expect(await alone(begin([card.id], daily("5000")))).toMatchObject({ total: 1 });
  const off = {
    kind: "limits.edit",
    rule: { period: "Daily", setting: { kind: "off" } },
    currency: null,
  } as const;
  await asked(begin([card.id], off));

  await approve(many.id).catch(() => null);
  const { snapshotHash } = await getApproval(checker, fixture.context(), many.id);
  await approve(many.id, checker, { snapshotHash });
  expect(await fixture.work(operationIdOf(many.id))).toMatchObject({ counts: { done: 1 } });
});

test("a fall that became a raise in between is not sent without a second person", async () => {
  const card = await knownCard(fixture);
  await putInForce(fixture, []);
  const set = (amount: string, version: number) =>
    editLimits(maker, fixture.context(), {
      operationId: randomUUID(),
      cardId: card.id,
      version,
      rules: [{ period: "Daily", setting: { kind: "amount", amount } }],
      remark: "fair",
    });
  await alone(set("20000", card.version));
  await putInForce(fixture, FROM_THREE);
  const run = await alone(begin([card.id], daily("9000")));
  await alone(set("100", (await fixture.mirrored(card.id)).version));
  expect(await fixture.work(run.id)).toMatchObject({ counts: { failed: 1 } });
  expect((await fixture.items(run.id))[0]?.errorCode).toBe("needsSecond");
  expect(await fixture.calls("editCardLimit", card.id)).toBe(2);
});

test("a maker who lost the role meanwhile starts nothing by a yes", async () => {
  const ids = await fixture.newCards(3);
  const { id } = await asked(begin(ids, LOCK));
  await giveRole(maker, "auditor");
  await expect(approve(id)).rejects.toMatchObject({ details: { needs: "approval-maker" } });
  expect(await sent("lockCard", ids)).toBe(0);
});

test("refused: a role that may not, an empty selection, too many, nothing to do, another plan, bad input", async () => {
  const ids = await fixture.newCards(1);
  const auditor = await hire("auditor");
  const support = await hire("support");
  const forbidden = { code: "FORBIDDEN" };
  await expect(fixture.fill(ids, LOCK, auditor)).rejects.toMatchObject(forbidden);
  await expect(fixture.fill(ids, daily("10"), support)).rejects.toMatchObject(forbidden);
  const form = await fixture.fill(ids, LOCK, maker);
  await expect(fixture.start(form, auditor)).rejects.toMatchObject(forbidden);
  const limits = await fixture.fill(ids, daily("10"), maker);
  await expect(fixture.start(limits, support)).rejects.toMatchObject(forbidden);

  const pin = (choice: object, noun = "cards") => pinSelection(maker, fixture.context(), { noun, choice });
  const bad = (field: string, problem: string) => ({ code: "INVALID_INPUT", fields: { [field]: problem } });
  await expect(pin({ by: "ids", ids: [] })).rejects.toMatchObject(bad("choice.ids", "emptySelection"));
  const many = Array.from({ length: 5001 }, (_, n) => `card-${n}`);
  await expect(pin({ by: "ids", ids: many })).rejects.toMatchObject(bad("choice.ids", "tooManySelected"));
  const nobody = pin({ by: "filter", query: { q: "nobody is called this" } });
  await expect(nobody).rejects.toMatchObject(bad("selection", "emptySelection"));
  await expect(pin({ by: "filter", query: { mode: "B9Z" } })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });

  const refused = { code: "INVALID_INPUT" };
  await expect(fixture.start({ ...form, reason: " " }, maker)).rejects.toMatchObject(
    bad("reason", "reasonNeeded"),
  );
  const numbered = { ...form, reason: "it is 4111 1111 1111 1111" };
  await expect(fixture.start(numbered, maker)).rejects.toMatchObject(bad("reason", "cardNumber"));
  await expect(fixture.fill(ids, daily("1.234"), maker)).rejects.toMatchObject(refused);
  await expect(fixture.fill(ids, daily("0"), maker)).rejects.toMatchObject(refused);
  const everywhere = { ...daily("10"), currency: null } as Parameters<BulkFixture["fill"]>[1];
  await expect(fixture.fill(ids, everywhere, maker)).rejects.toMatchObject(bad("act.currency", "required"));
  const stale = { code: "STALE" };
  await expect(fixture.start({ ...form, planHash: "0".repeat(64) }, maker)).rejects.toMatchObject(stale);
  const { version } = await fixture.mirrored(ids[0] ?? "");
  const lock = { operationId: randomUUID(), cardId: ids[0], version };
  await lockCard(support, fixture.context(), lock);
  await expect(fixture.start(form, maker)).rejects.toMatchObject(stale);
  const nothing = fixture.start(await fixture.fill(ids, LOCK, maker), maker);
  await expect(nothing).rejects.toMatchObject(bad("selection", "nothingToDo"));
  const unknown = previewBulk(maker, fixture.context(), { selectionId: "0".repeat(64), act: LOCK });
  await expect(unknown).rejects.toMatchObject({ code: "NOT_FOUND" });
});
