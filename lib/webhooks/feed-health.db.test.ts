import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma } from "@/lib/core/db";
import { getFeedHealth } from "@/lib/webhooks/get-feed-health";

vi.stubEnv("ISSUING_WEBHOOK_PUBLIC_KEY", "a key, not read here");
vi.stubEnv("ISSUING_PRIVATE_KEY", "a key, not read here");

const NOW = new Date("2026-05-10T12:00:00Z");
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const support: Viewer = {
  id: randomUUID(),
  email: "support@example.com",
  name: "Support",
  role: "support",
  sessionId: randomUUID(),
  grants: [],
};
const context: RequestContext = { requestId: randomUUID(), language: "en", clock: { now: () => NOW } };
const feed = () => getFeedHealth(support, context);

const deliver = (given: Partial<Prisma.WebhookDeliveryUncheckedCreateInput>) =>
  db().webhookDelivery.create({ data: { contentHash: randomUUID(), signature: "valid", ...given } });

beforeEach(async () => {
  await db().webhookDelivery.deleteMany();
  await db().transaction.deleteMany();
  await db().syncRun.deleteMany();
});

const synced = (minutes: number) =>
  db().syncRun.create({
    data: { status: "succeeded", kind: "full", counts: {}, startedAt: before(minutes) },
  });
const spent = (minutes: number) =>
  db().transaction.create({
    data: {
      id: randomUUID(),
      cardId: "card-1",
      status: "Authorized",
      type: "Sales",
      transactionCurrency: "HKD",
      transactionAmount: "-1",
      sortAt: before(minutes),
      occurredAt: before(minutes),
      updatedAt: NOW,
    },
  });
const done = { processedAt: NOW, outcome: "mirrored" };

test("a feed is quiet only when the issuer has news that it does not send", async () => {
  await synced(600);
  expect((await feed()).state).toBe("never");
  await deliver({ ...done, receivedAt: before(90) });
  expect((await feed()).state).toBe("ok");
  await spent(91);
  expect((await feed()).state).toBe("ok");
  await spent(80);
  expect(await feed()).toMatchObject({
    state: "quiet",
    lastValidAt: before(90).toISOString(),
    newerTransactionAt: before(80).toISOString(),
  });
  await deliver({ ...done, receivedAt: before(1) });
  expect(await feed()).toMatchObject({ state: "ok", newerTransactionAt: null });
});

test.each([-30, -12, 12, 30])(
  "an issuer whose clock is %i minutes off is judged by ours: what was announced is no news, what was not is",
  async (offset) => {
    await synced(600);
    const signedAt = (minutes: number) => before(minutes - offset);
    await deliver({ ...done, receivedAt: before(100), signedAt: signedAt(100) });
    await spent(100 - offset);
    expect(await feed()).toMatchObject({ state: "ok", newerTransactionAt: null });
    await spent(85 - offset);
    expect(await feed()).toMatchObject({
      state: "quiet",
      newerTransactionAt: before(85 - offset).toISOString(),
    });
  },
);

test("a feed that never came is quiet once transactions are younger than the first reading of the issuer", async () => {
  await synced(600);
  await spent(700);
  expect((await feed()).state).toBe("never");
  await spent(500);
  expect((await feed()).state).toBe("quiet");
});

test("when all that comes is refused, the reason is told; rubbish beside a good feed is no alarm", async () => {
  await deliver({ signature: "bad_signature", receivedAt: before(5) });
  expect(await feed()).toMatchObject({ state: "refusing", refused: 1, refusedReason: "bad_signature" });
  await deliver({ ...done, receivedAt: before(70) });
  expect((await feed()).state).toBe("ok");
});

test("deliveries that nobody processes are told as waiting", async () => {
  await deliver({ body: "{}", receivedAt: before(3) });
  expect(await feed()).toMatchObject({ state: "behind", waiting: 1 });
});

test("who may see no transactions is told nothing about their feed", async () => {
  const stranger = { ...support, role: "guest" as Viewer["role"] };
  await expect(getFeedHealth(stranger, context)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
