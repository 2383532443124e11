import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { mirrorTransactions, observedInList } from "@/lib/transactions/mirror-transactions";
import { contentHash } from "@/lib/webhooks/content-hash";
import { processPendingDeliveries } from "@/lib/webhooks/delivery-queue";
import { storeDelivery } from "@/lib/webhooks/store-delivery";
import { type LifePart, lifeAndDisorder, type Said, toSaid } from "@/scripts/testing/transaction-life";

test("through the inbox, the jobs and the sync: any order and repetition ends in the same row and the same events", async () => {
  await fc.assert(
    fc.asyncProperty(lifeAndDisorder, fc.boolean(), async ([life, disorder], atOnce) => {
      const [straight, shuffled] = [randomUUID(), randomUUID()];
      await live(life, straight, false);
      await live(disorder, shuffled, atOnce);
      expect(await rowOf(shuffled)).toBe(await rowOf(straight));
      expect(await eventsOf(shuffled)).toBe(await eventsOf(straight));
    }),
    { numRuns: 30 },
  );
}, 120_000);

/** `atOnce`: all of it is stored before any of it is processed, and two workers share the work. */
async function live(life: readonly LifePart[], id: string, atOnce: boolean): Promise<void> {
  for (const part of life) {
    await take(toSaid(part, id), part);
    if (!atOnce) await processPendingDeliveries();
  }
  await Promise.all([processPendingDeliveries(), processPendingDeliveries()]);
  await processPendingDeliveries();
}

async function take(said: Said, { saidAt, heardAt }: LifePart): Promise<void> {
  if (said.kind === "row") {
    const observed = observedInList([decodeTransaction(said.row)], saidAt);
    await db().$transaction((tx) => mirrorTransactions(tx, observed, "sync", systemClock.now()));
    return;
  }
  const bytes = Buffer.from(said.body);
  await storeDelivery(db(), {
    receivedAt: heardAt,
    proof: "signature",
    signature: "valid",
    contentHash: contentHash(bytes),
    body: said.body,
    bodyBytes: bytes.length,
    sourceAddress: null,
    headers: {},
    signedAt: saidAt,
  });
}

async function rowOf(id: string): Promise<string> {
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT (to_jsonb(t) - 'id' - 'sort_at' - 'first_seen_at' - 'updated_at')::text AS row
    FROM "transaction" t WHERE id = ${id}`;
  return rows[0]?.row ?? "";
}

async function eventsOf(id: string): Promise<string> {
  const rows = await db().$queryRaw<{ events: string }[]>`
    SELECT coalesce(string_agg(concat_ws('|', content_hash, first_said_at, heard_at,
      CASE WHEN action IS NULL THEN last_said_at END), ' '
      ORDER BY content_hash), '') AS events
    FROM transaction_event WHERE transaction_id = ${id}`;
  return rows[0]?.events ?? "";
}
