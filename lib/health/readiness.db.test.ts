import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { readiness } from "@/lib/health/readiness";

vi.stubEnv("ISSUING_WEBHOOK_PUBLIC_KEY", "a key, not read here");
vi.stubEnv("ISSUING_PRIVATE_KEY", "a key, not read here");

test("a watcher is told how the webhooks are doing, and a quiet feed does not take the console out of service", async () => {
  const ready = { ready: true, database: "ok", lastGoodSync: null };
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
