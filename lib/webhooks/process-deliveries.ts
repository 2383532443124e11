import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type Tx, type WebhookDelivery } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { publish, publishChanges } from "@/lib/live/publish";
import { applyDeliveries } from "@/lib/webhooks/apply-deliveries";
import { claimDeliveries, failureOf, putOff } from "@/lib/webhooks/claim-deliveries";
import { writeResults } from "@/lib/webhooks/write-results";

const BATCH = 200;

/**
 * Processes a batch of the deliveries that wait, in one database transaction. Gives how many were taken; 0: nothing
 * waits. One that fails is put off and holds up no other. @throws when the database fails
 */
export async function processWaiting(clock: Clock = systemClock, most = BATCH): Promise<number> {
  let taken: string[] = [];
  try {
    await db().$transaction(async (tx) => {
      const rows = await claimDeliveries(tx, { now: clock.now(), most });
      taken = rows.map((row) => row.id);
      await processRows(tx, rows, clock);
    }, LIMITS);
  } catch (error) {
    if (taken.length === 0) throw error;
    log().warn({ err: error, count: taken.length }, "a batch of webhooks is processed one by one");
    for (const id of taken) await processAlone(id, clock);
  }
  return taken.length;
}

/** A busy machine must not turn a batch into a failure. */
const LIMITS = { maxWait: 10_000, timeout: 30_000 };

async function processAlone(id: string, clock: Clock): Promise<void> {
  try {
    await db().$transaction(async (tx) => {
      await processRows(tx, await claimDeliveries(tx, { now: clock.now(), most: 1, only: id }), clock);
    }, LIMITS);
  } catch (error) {
    log().error({ err: error, deliveryId: id }, "a webhook waits for another attempt");
    await putOff(db(), id, clock.now(), failureOf(error));
    await publish(db(), { topic: "webhooks", id });
  }
}

async function processRows(tx: Tx, rows: readonly WebhookDelivery[], clock: Clock): Promise<void> {
  if (rows.length === 0) return;
  const results = await applyDeliveries(tx, rows, clock.now());
  await writeResults(tx, results, clock.now());
  const changes = results.map(({ id }) => ({ id }));
  await publishChanges(tx, "webhooks", changes);
}
