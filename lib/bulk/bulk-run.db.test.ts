import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/sessions";
import { claimItems } from "@/lib/bulk/claim-items";
import { resumeBulk } from "@/lib/bulk/resume-bulk";
import { retryFailed } from "@/lib/bulk/retry-failed";
import { stopBulk } from "@/lib/bulk/stop-bulk";
import { lockCard } from "@/lib/cards/lock-card";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { resolveOperation } from "@/lib/operations/resolve-operation";
import { operationResolvers } from "@/lib/root/operation-resolvers";
import { alone } from "@/scripts/testing/alone";
import { giveRole, hire } from "@/scripts/testing/approval-fixture";
import { type BulkFixture, daily, LOCK, startBulkFixture, UNLOCK } from "@/scripts/testing/bulk-fixture";

let fixture: BulkFixture;
let maker: Viewer;

beforeAll(async () => {
  fixture = await startBulkFixture();
});
beforeEach(async () => {
  maker = await hire("finance");
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const begin = async (ids: readonly string[], act: Parameters<BulkFixture["fill"]>[1], who = maker) =>
  alone(fixture.start(await fixture.fill(ids, act, who), who));
const statuses = async (runId: string) => (await fixture.items(runId)).map(({ status }) => status);
const sent = (operation: string, ids: readonly string[]) =>
  Promise.all(ids.map((id) => fixture.calls(operation, id)));
const stateOf = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await fixture.mirrored(id)).status));

test("each card is asked for once, through an operation of its own under the maker's name", async () => {
  const ids = await fixture.newCards(6);
  const { id } = await begin(ids, LOCK);
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { done: 6, pending: 0 } });
  expect(await sent("lockCard", ids)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(new Set(await stateOf(ids))).toEqual(new Set(["Locked"]));
  const operations = (await fixture.items(id)).map(({ operationId }) => operationId ?? "");
  expect(new Set(operations).size).toBe(6);
  const { operation, outcomes } = await fixture.recorded(operations[0] ?? "");
  expect(operation).toMatchObject({ kind: "cards.lock", actorId: maker.id, status: "succeeded" });
  expect(outcomes).toEqual(["succeeded"]);
  const log = await db().auditEntry.findMany({
    where: { subjectType: "bulk", subjectId: id },
    orderBy: { id: "asc" },
  });
  expect(log).toMatchObject([
    { action: "bulk.start", actorId: maker.id, reason: "lost in the office move", after: { acts: 6 } },
    { action: "bulk.finish", after: { done: 6, failed: 0, skipped: 0 } },
  ]);
});

test("what is locked, terminated or unknown to the mirror is left as it is, and said so", async () => {
  const [active, locked, terminated] = [
    await fixture.newCard(),
    await fixture.newCard("Locked"),
    await fixture.newCard("Terminated"),
  ];
  const ids = [active.id, locked.id, terminated.id, "no-such-card"];
  const run = await begin(ids, LOCK);
  expect(await fixture.work(run.id)).toMatchObject({ total: 4, counts: { done: 1, skipped: 3 } });
  const why = Object.fromEntries((await fixture.items(run.id)).map((item) => [item.cardId, item.errorCode]));
  expect(why).toEqual({
    [active.id]: null,
    [locked.id]: "alreadyLocked",
    [terminated.id]: "terminated",
    "no-such-card": "gone",
  });
  expect(await sent("lockCard", [locked.id, terminated.id]), "the one that made it so").toEqual([1, 0]);
  const back = await begin(ids, UNLOCK);
  expect(await fixture.work(back.id)).toMatchObject({ counts: { done: 2, skipped: 2 } });
});

test("a limit is set on the cards of its currency, and nothing is sent where it stands already", async () => {
  const ids = await fixture.newCards(2);
  const [first = "", second = ""] = ids;
  const before = await begin([first], daily("600"));
  await fixture.work(before.id);
  const run = await begin(ids, daily("600"));
  expect(await fixture.work(run.id)).toMatchObject({ counts: { done: 1, skipped: 1 } });
  expect(await sent("editCardLimit", [first, second])).toEqual([1, 1]);
  const rule = await db().cardLimit.findUniqueOrThrow({
    where: { cardId_period: { cardId: second, period: "Daily" } },
  });
  expect(rule.limitAmount.toFixed()).toBe("600");
});

test("what the issuer refuses fails alone, with the issuer's code", async () => {
  const ids = await fixture.newCards(2);
  const [ended = ""] = ids;
  await issuer().terminateCard({ cardId: ended });
  const { id } = await begin(ids, LOCK);
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { done: 1, failed: 1 } });
  const [refused] = await fixture.items(id);
  const operation = await db().operation.findUniqueOrThrow({ where: { id: refused?.operationId ?? "" } });
  expect(operation).toMatchObject({ status: "refused", issuerCode: expect.any(String) });
  expect(refused).toMatchObject({ cardId: ended, errorCode: operation.issuerCode });
});

test("a retry asks for the card that failed and for no other", async () => {
  const ids = await fixture.newCards(3);
  await fixture.fault("lockCard", "rate-limited", { times: 1 });
  const { id } = await begin(ids, LOCK);
  const ended = await fixture.work(id);
  expect(ended).toMatchObject({ status: "done", counts: { done: 2, failed: 1 }, retryable: 1 });
  const failed = (await fixture.items(id)).find(({ status }) => status === "failed");
  const rest = ids.filter((cardId) => cardId !== failed?.cardId);
  expect(failed?.errorCode).toBe("RATE_LIMITED");

  expect(await retryFailed(maker, fixture.context(), { runId: id })).toMatchObject({ status: "running" });
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { done: 3, failed: 0 } });
  expect(await sent("lockCard", rest)).toEqual([1, 1]);
  expect(await fixture.calls("lockCard", failed?.cardId ?? "")).toBe(2);
  const again = retryFailed(maker, fixture.context(), { runId: id });
  await expect(again).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
});

test("a lost reply is read, never sent again: the run ends once it is known", async () => {
  const ids = await fixture.newCards(2);
  await fixture.fault("lockCard", "drop-after-effect", { times: 1 });
  const { id } = await begin(ids, LOCK);
  expect(await fixture.work(id)).toMatchObject({ status: "running", counts: { unknown: 1, done: 1 } });
  const unknown = (await fixture.items(id)).find(({ status }) => status === "unknown");
  const operationId = unknown?.operationId ?? "";
  await resolveOperation(
    operationId,
    operationResolvers["cards.lock"] ?? Promise.reject,
    fixture.context().clock,
  );
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { done: 2 } });
  expect(await sent("lockCard", ids)).toEqual([1, 1]);
});

test("a call that never arrived is failed once that is certain, and may be asked for again", async () => {
  const ids = await fixture.newCards(1);
  await fixture.fault("lockCard", "drop-before-effect", { times: 1 });
  const { id } = await begin(ids, LOCK);
  expect(await fixture.work(id)).toMatchObject({ counts: { unknown: 1 } });
  const [item] = await fixture.items(id);
  await fixture.follow(item?.operationId ?? "", 60);
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { failed: 1 }, retryable: 1 });
  expect((await fixture.items(id))[0]?.errorCode).toBe("not_applied");
  await retryFailed(maker, fixture.context(), { runId: id });
  expect(await fixture.work(id)).toMatchObject({ counts: { done: 1 } });
});

test("pressed again, the same form is the same run; another one under its id is refused", async () => {
  const ids = await fixture.newCards(2);
  const form = await fixture.fill(ids, LOCK, maker);
  const [one, other] = await Promise.all([fixture.start(form, maker), fixture.start(form, maker)]);
  expect(await alone(Promise.resolve(one))).toMatchObject({ id: form.runId });
  expect(await alone(Promise.resolve(other))).toMatchObject({ id: form.runId });
  await fixture.work(form.runId);
  expect(await alone(fixture.start(form, maker))).toMatchObject({ status: "done" });
  expect(await sent("lockCard", ids)).toEqual([1, 1]);
  const stale = { code: "STALE" };
  await expect(fixture.start({ ...form, reason: "another reason" }, maker)).rejects.toMatchObject(stale);
  await expect(fixture.start(form, await hire("finance"))).rejects.toMatchObject(stale);
  expect(await db().bulkItem.count({ where: { runId: form.runId } })).toBe(2);
});

test("two runs over the same cards at once both end, with every card as asked", async () => {
  const ids = await fixture.newCards(4);
  const forms = [await fixture.fill(ids, LOCK, maker), await fixture.fill(ids, LOCK, maker)];
  for (const form of forms) await fixture.start(form, maker);
  await Promise.all(forms.map(({ runId }) => fixture.work(runId)));
  const done = await Promise.all(forms.map(({ runId }) => fixture.work(runId)));
  expect(done.map(({ status }) => status)).toEqual(["done", "done"]);
  expect(new Set(await stateOf(ids))).toEqual(new Set(["Locked"]));
});

test("several processes share a run without sending anything twice", async () => {
  const ids = await fixture.newCards(12);
  const { id } = await begin(ids, LOCK);
  await Promise.all([fixture.work(id), fixture.work(id), fixture.work(id)]);
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { done: 12 } });
  expect(new Set(await sent("lockCard", ids))).toEqual(new Set([1]));
});

test("a stopped run asks for no other card until its maker lets it go on", async () => {
  const ids = await fixture.newCards(5);
  const { id } = await begin(ids, LOCK);
  const stopper = await hire("support");
  const stopped = await stopBulk(stopper, fixture.context(), { runId: id });
  expect(stopped).toMatchObject({ status: "stopped", stopReason: "asked", stoppedByName: stopper.name });
  expect(await fixture.work(id)).toMatchObject({ status: "stopped", counts: { pending: 5 } });
  expect(await stopBulk(maker, fixture.context(), { runId: id })).toMatchObject({
    stoppedByName: stopper.name,
  });

  const goOn = (who: Viewer, ahead = 0) => resumeBulk(who, fixture.context(ahead), { runId: id });
  await expect(goOn(stopper)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(goOn(maker, 25 * 3600)).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
  expect(await goOn(maker)).toMatchObject({ status: "running", stopReason: null });
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { done: 5 } });
  expect(new Set(await sent("lockCard", ids))).toEqual(new Set([1]));
  await expect(goOn(maker)).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
  const over = stopBulk(maker, fixture.context(), { runId: id });
  await expect(over).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
});

test("a process killed before it sent leaves a card that another process asks for, once", async () => {
  const ids = await fixture.newCards(2);
  const { id } = await begin(ids, LOCK);
  await claimItems(id, 2, fixture.context().clock);
  expect(await fixture.work(id)).toMatchObject({ status: "running", counts: { sending: 2 } });
  expect(await sent("lockCard", ids)).toEqual([0, 0]);
  expect(await fixture.work(id, 60)).toMatchObject({ status: "done", counts: { done: 2 } });
  expect(await sent("lockCard", ids)).toEqual([1, 1]);
});

test("a process killed after it sent leaves a card whose call is never repeated", async () => {
  const ids = await fixture.newCards(1);
  const { id } = await begin(ids, LOCK);
  const [item] = await claimItems(id, 1, fixture.context().clock);
  const card = await fixture.mirrored(ids[0] ?? "");
  await fixture.fault("lockCard", "drop-after-effect", { times: 1 });
  const form = { operationId: item?.operationId, cardId: card.id, version: card.version };
  await lockCard(maker, fixture.context(), { ...form, reason: "lost in the office move" });
  expect(await fixture.work(id, 60)).toMatchObject({ status: "running", counts: { unknown: 1 } });
  await fixture.follow(item?.operationId ?? "", 60);
  expect(await fixture.work(id, 60)).toMatchObject({ status: "done", counts: { done: 1 } });
  expect(await sent("lockCard", ids)).toEqual([1]);
});

test("a maker who loses the role in the middle stops the run, with the reason, before another card", async () => {
  const ids = await fixture.newCards(2);
  const { id } = await begin(ids, LOCK);
  await giveRole(maker, "auditor");
  expect(await fixture.work(id)).toMatchObject({
    status: "stopped",
    stopReason: "permission",
    counts: { pending: 2 },
  });
  const resumed = resumeBulk({ ...maker, role: "auditor" }, fixture.context(), { runId: id });
  await expect(resumed).rejects.toMatchObject({ code: "FORBIDDEN" });
  await giveRole(maker, "finance");
  await resumeBulk(maker, fixture.context(), { runId: id });
  await db().staff.update({ where: { id: maker.id }, data: { disabledAt: new Date() } });
  expect(await fixture.work(id)).toMatchObject({ status: "stopped", stopReason: "permission" });
  expect(await sent("lockCard", ids)).toEqual([0, 0]);
});

test("an issuer that does not answer several times in a row stops the run", async () => {
  const ids = await fixture.newCards(14);
  await fixture.fault("lockCard", "drop-before-effect", { times: 14 });
  const { id } = await begin(ids, LOCK);
  const stopped = await fixture.work(id);
  expect(stopped).toMatchObject({
    status: "stopped",
    stopReason: "issuer",
    counts: { unknown: 8, pending: 6 },
  });
});

test("a card that was locked meanwhile is left as it is", async () => {
  const ids = await fixture.newCards(2);
  const { id } = await begin(ids, LOCK);
  const [first = ""] = ids;
  const { version } = await fixture.mirrored(first);
  const other = { operationId: randomUUID(), cardId: first, version };
  await lockCard(await hire("support"), fixture.context(), other);
  expect(await fixture.work(id)).toMatchObject({ status: "done", counts: { done: 1, skipped: 1 } });
  expect(await statuses(id)).toEqual(["skipped", "done"]);
  expect(await sent("lockCard", ids)).toEqual([1, 1]);
});
