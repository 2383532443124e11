import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { systemClock } from "@/lib/core/clock";
import { db, pool } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { readiness } from "@/lib/health/readiness";
import { measuredClock } from "@/lib/issuer/issuer-clock";
import { feedHealth } from "@/lib/webhooks/feed-health";

vi.stubEnv("ISSUING_WEBHOOK_PUBLIC_KEY", "a key, not read here");
vi.stubEnv("ISSUING_PRIVATE_KEY", "a key, not read here");

// The first connection and the first statements of a process take longer than later ones.
beforeAll(async () => {
  await readiness();
});

test("a watcher is told how the webhooks are doing, and a quiet feed does not take the console out of service", async () => {
  const ready = {
    ready: true,
    database: "ok",
    lastGoodSync: null,
    overdueJobs: [],
    issuerClockSkewSeconds: null,
  };
  expect(await readiness()).toEqual({ ...ready, webhooks: { feed: "never", lastValidAt: null } });
  const receivedAt = new Date(Date.now() - 5 * 3_600_000);
  const delivery = { contentHash: randomUUID(), signature: "valid", receivedAt, processedAt: receivedAt };
  await db().webhookDelivery.create({ data: delivery });
  const occurredAt = new Date(Date.now() - 3_600_000);
  await db().transaction.create({
    data: {
      id: "t-1",
      cardId: "c-1",
      status: "Authorized",
      type: "Sales",
      transactionCurrency: "HKD",
      transactionAmount: "-1",
      sortAt: occurredAt,
      occurredAt,
      updatedAt: occurredAt,
    },
  });
  expect(await readiness()).toEqual({
    ...ready,
    webhooks: { feed: "quiet", lastValidAt: receivedAt.toISOString() },
  });
});

test("a watcher is told which repeating work is overdue", async () => {
  const dueAt = new Date(Date.now() - 600_000);
  await db().job.create({ data: { name: "sync", everySeconds: 300, dueAt } });
  expect(await readiness()).toMatchObject({ ready: true, overdueJobs: ["sync"] });
});

test.each([
  [-1_800_000, -1800],
  [1_800_000, 1800],
  [45_000, null],
])(
  "of an issuer's clock that is %i ms off, a watcher and the feed are told %s seconds",
  async (ms, seconds) => {
    const now = new Date();
    const issuerTime = new Date(now.getTime() + ms - 500);
    for (let answer = 0; answer < 15; answer += 1)
      measuredClock().observe({ issuerTime, sentAt: now, receivedAt: now });
    expect(await readiness()).toMatchObject({ ready: true, issuerClockSkewSeconds: seconds });
    expect(await feedHealth(systemClock)).toMatchObject({ issuerClockSkewSeconds: seconds });
  },
);

test("a process whose connections are all taken says within seconds that it is not ready", async () => {
  const taken = await Promise.all(Array.from({ length: env().databasePoolMax }, () => pool().connect()));
  const started = Date.now();
  expect(await readiness()).toMatchObject({ ready: false, database: "failed" });
  expect(Date.now() - started).toBeLessThan(5_000);
  for (const client of taken) client.release();
  expect(await readiness()).toMatchObject({ ready: true });
});
