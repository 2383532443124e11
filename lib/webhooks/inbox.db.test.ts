import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma } from "@/lib/core/db";
import { processPendingDeliveries } from "@/lib/webhooks/delivery-queue";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { replayDelivery } from "@/lib/webhooks/replay-delivery";
import { replayUnread } from "@/lib/webhooks/replay-unread";

const NOW = new Date("2026-05-10T12:00:00Z");
const MINUTE = 60_000;
const before = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE);
const viewer = (role: Viewer["role"]): Viewer => ({
  id: randomUUID(),
  email: `${role}@example.com`,
  name: role,
  role,
  sessionId: randomUUID(),
  grants: [],
});
const context: RequestContext = { requestId: randomUUID(), language: "en", clock: { now: () => NOW } };
const list = (query: Record<string, string> = {}) => listDeliveries(viewer("auditor"), context, query);

type Given = Partial<Prisma.WebhookDeliveryUncheckedCreateInput>;

async function deliver(given: Given = {}): Promise<string> {
  const row = { contentHash: randomUUID(), signature: "valid", nextAttemptAt: before(600), ...given };
  return (await db().webhookDelivery.create({ data: { receivedAt: before(1), ...row } })).id;
}

const bodyOf = (id: string, more: Record<string, string> = {}, action = "Authorization") =>
  JSON.stringify({
    action,
    card_transaction: {
      id,
      card: "card-1",
      status: "Authorized",
      type: "Sales",
      transaction_currency: "HKD",
      transaction_amount: "-100.10",
      p_created_at: before(2).toISOString(),
      ...more,
    },
  });

const process = () => processPendingDeliveries(context.clock);
const detail = (id: string) => getDelivery(viewer("admin"), context, id);

beforeEach(async () => {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`TRUNCATE webhook_delivery, "transaction", transaction_event, sync_run CASCADE`,
  ]);
});

test("a delivery tells what it changed, from nothing and then from what was there", async () => {
  const first = await deliver({ body: bodyOf("t-1"), receivedAt: before(2) });
  await process();
  const settled = { status: "Settled", final_local_amount: "-98.50" };
  const second = await deliver({ body: bodyOf("t-1", settled, "Settled"), signedAt: before(1) });
  await process();
  expect(await detail(first)).toMatchObject({
    state: "mirrored",
    action: "Authorization",
    transactionId: "t-1",
    change: "inserted",
    statusBefore: null,
    statusAfter: "Authorized",
    marks: [],
    replayable: true,
  });
  expect(await detail(second)).toMatchObject({
    change: "updated",
    statusBefore: "Authorized",
    statusAfter: "Settled",
    differences: [
      { field: "status", before: "Authorized", after: "Settled" },
      { field: "finalLocalAmount", before: null, after: "-98.5" },
    ],
  });
});

test("what comes after a later event is marked as out of order and changes nothing", async () => {
  await deliver({ body: bodyOf("t-2", { status: "Settled" }, "Settled"), receivedAt: before(2) });
  await process();
  const late = await deliver({ body: bodyOf("t-2") });
  await process();
  expect(await detail(late)).toMatchObject({
    state: "unchanged",
    change: "unchanged",
    marks: ["out-of-order"],
  });
});

test.each<[Given, boolean]>([
  [{ body: bodyOf("t"), signedAt: before(1) }, false],
  [{ body: bodyOf("t"), signedAt: before(30) }, true],
  [{ body: bodyOf("t", { p_created_at: before(30).toISOString() }) }, true],
  [{ body: bodyOf("t", { p_created_at: before(30).toISOString() }, "Settled"), signedAt: before(1) }, false],
  [{ body: bodyOf("t", { p_created_at: "0001-01-01T00:00:00Z" }) }, false],
])("%j is late: %s", async (given, late) => {
  const id = await deliver(given);
  await process();
  expect((await detail(id)).marks.includes("late")).toBe(late);
});

test("of many deliveries of one transaction in one batch each is told its own effect", async () => {
  const words = ["Authorized", "Settled", "Reversed"];
  const ids: string[] = [];
  for (const [n, status] of words.entries()) {
    ids.push(await deliver({ body: bodyOf("t-3", { status }), receivedAt: before(10 - n) }));
  }
  await process();
  const told = await Promise.all(ids.map(async (id) => (await detail(id)).statusAfter));
  expect(told).toEqual(words);
});

test("one that cannot be processed is put off, and holds up no other", async () => {
  await db()
    .$executeRaw`ALTER TABLE transaction_event ADD CONSTRAINT refused CHECK (transaction_id <> 't-bad')`;
  const bad = await deliver({ body: bodyOf("t-bad"), receivedAt: before(9) });
  const good = await deliver({ body: bodyOf("t-good") });
  await process();
  expect(await detail(good)).toMatchObject({ state: "mirrored" });
  expect(await detail(bad)).toMatchObject({ state: "waiting", attempts: 1, replayable: false });
  await process();
  expect(await detail(bad)).toMatchObject({ attempts: 1 });
  await db().$executeRaw`ALTER TABLE transaction_event DROP CONSTRAINT refused`;
});

test("a replay proves that nothing changes, is audited, and leaves what it did at first written down", async () => {
  const id = await deliver({ body: bodyOf("t-4") });
  await process();
  const row = await db().transaction.findUniqueOrThrow({ where: { id: "t-4" } });
  expect(await replayDelivery(viewer("admin"), context, { deliveryId: id })).toEqual({
    deliveryId: id,
    outcome: "unchanged",
    change: "unchanged",
  });
  expect(await db().transaction.findUniqueOrThrow({ where: { id: "t-4" } })).toEqual(row);
  expect(await detail(id)).toMatchObject({ change: "inserted", replayChange: "unchanged" });
  expect(await db().auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({
    action: "webhooks.replay",
    actorLabel: "admin@example.com",
  });
});

test("what was not understood is replayed together, and what is understood by now has its effect", async () => {
  const read = { processedAt: before(1), outcome: "not-understood" };
  for (let n = 0; n < 130; n += 1) await deliver({ ...read, body: '{"hello":1}', receivedAt: before(20) });
  const id = await deliver({ ...read, body: bodyOf("t-5") });
  const again = await deliver({ ...read, body: bodyOf("t-5", { status: "Settled" }) });
  expect(await replayUnread(viewer("admin"), context)).toEqual({ replayed: 132, understood: 2, changed: 2 });
  expect(await detail(id)).toMatchObject({ state: "mirrored", change: "inserted" });
  expect(await detail(again)).toMatchObject({ state: "mirrored", statusAfter: "Settled" });
  expect(await db().auditEntry.findFirst({ where: { action: "webhooks.replay-unread" } })).toMatchObject({
    after: { replayed: 132, understood: 2, changed: 2 },
  });
});

test("a refused or waiting delivery cannot be replayed, and one that is not there is not found", async () => {
  const admin = viewer("admin");
  const refused = await deliver({ signature: "bad_signature" });
  const waiting = await deliver({ body: bodyOf("t-6") });
  for (const deliveryId of [refused, waiting]) {
    await expect(replayDelivery(admin, context, { deliveryId })).rejects.toMatchObject({
      code: "NOT_ALLOWED_NOW",
    });
  }
  const gone = { deliveryId: randomUUID() };
  await expect(replayDelivery(admin, context, gone)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(replayDelivery(admin, context, { deliveryId: "1" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  for (const id of ["x", randomUUID()]) await expect(detail(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("roles without the permission read and replay nothing", async () => {
  const denied = { code: "FORBIDDEN" };
  const deliveryId = await deliver();
  const support = viewer("support");
  await expect(listDeliveries(support, context, {})).rejects.toMatchObject(denied);
  await expect(getDelivery(support, context, deliveryId)).rejects.toMatchObject(denied);
  for (const role of ["support", "finance", "auditor"] as const) {
    await expect(replayDelivery(viewer(role), context, { deliveryId })).rejects.toMatchObject(denied);
    await expect(replayUnread(viewer(role), context)).rejects.toMatchObject(denied);
  }
});

test.each<[Record<string, string>, string[]]>([
  [{}, ["waiting", "refused", "odd", "settled", "first"]],
  [{ state: "waiting" }, ["waiting"]],
  [{ state: "refused,not-json" }, ["refused", "odd"]],
  [{ signature: "bad_signature" }, ["refused"]],
  [{ action: "Settled" }, ["settled"]],
  [{ mark: "duplicate" }, ["settled"]],
  [{ mark: "late,out-of-order" }, ["first"]],
  [{ q: "t-7" }, ["settled", "first"]],
  [{ from: "2026-05-10T11:52:30Z", to: "2026-05-10T11:54:30Z" }, ["odd", "settled"]],
  [
    { from: "2026-05-10", to: "2026-05-10", zone: "Asia/Hong_Kong" },
    ["waiting", "refused", "odd", "settled", "first"],
  ],
  [{ from: "2026-05-11" }, []],
])("%j finds exactly the deliveries that match", async (query, found) => {
  const done = { processedAt: NOW, transactionId: "t-7" };
  const rows: [string, Given][] = [
    ["first", { ...done, outcome: "mirrored", action: "Authorization", late: true }],
    ["settled", { ...done, outcome: "unchanged", action: "Settled", duplicates: 2 }],
    ["odd", { processedAt: NOW, outcome: "not-json" }],
    ["refused", { signature: "bad_signature" }],
    ["waiting", {}],
  ];
  const names = new Map<string, string>();
  for (const [n, [name, given]] of rows.entries()) {
    names.set(await deliver({ ...given, receivedAt: before(8 - n) }), name);
  }
  const page = await list(query);
  expect(page.items.map(({ id }) => names.get(id))).toEqual(found);
  expect(page.total).toEqual({ count: found.length, capped: false });
});

test.each<[Record<string, string>, string]>([
  [{ state: "great" }, "state.0"],
  [{ signature: "x" }, "signature.0"],
  [{ from: "2026-05-02", to: "2026-05-01" }, "to"],
  [{ zone: "Mars/Base" }, "zone"],
  [{ limit: "500" }, "limit"],
  [{ cursor: "x" }, "cursor"],
  [{ q: "a\0" }, "q"],
])("%j is refused, naming the field", async (query, field) => {
  await expect(list(query)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    fields: { [field]: expect.any(String) },
  });
});

test("paging there and back gives the same rows, also where many came at the same moment", async () => {
  for (let n = 0; n < 25; n += 1) await deliver({ receivedAt: before(5) });
  const first = await list({ limit: "10" });
  const second = await list({ limit: "10", cursor: first.nextCursor ?? "" });
  const third = await list({ limit: "10", cursor: second.nextCursor ?? "" });
  expect(third.nextCursor).toBeNull();
  const seen = [first, second, third].flatMap((page) => page.items.map(({ id }) => id));
  expect(new Set(seen).size).toBe(25);
  const back = await list({ limit: "10", cursor: third.previousCursor ?? "" });
  expect(back.items).toEqual(second.items);
});

test("a body is shown indented with every digit of its numbers, or as it came", async () => {
  const exact = await deliver({ body: '{"amount":-12345678901234567890.10}' });
  const odd = await deliver({ body: '{"amount":1 "b":2}' });
  expect((await detail(exact)).body).toBe('{\n  "amount": -12345678901234567890.10\n}');
  expect(await detail(odd)).toMatchObject({ body: '{"amount":1 "b":2}', bodyIsJson: false });
});
