import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type Tx, type WebhookDelivery } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { publish, publishChanges } from "@/lib/live/publish";
import { wakeRelays } from "@/lib/three-ds/send-relay";
import { applyDeliveries } from "@/lib/webhooks/apply-deliveries";
import { claimDeliveries, failureOf, putOff } from "@/lib/webhooks/claim-deliveries";
import { writeResults } from "@/lib/webhooks/write-results";

const BATCH = 200;

/**
 * Processes a batch of the deliveries that wait, in one database transaction. Gives how many were taken; 0: nothing
 * waits. One that fails is put off and holds up no other. @throws when the database fails
 */
async function processWaiting(clock: Clock = systemClock, most = BATCH): Promise<number> {
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

const AGAIN_MS = [100, 500, 2_000];

/**
 * While deliveries keep coming they gather: processing a hundred at once costs little more than one, and what it does not
 * cost is left for taking in the next ones. Long against the gaps of a burst, short against the second in which a person
 * is to see the first.
 */
const LULL_MS = 15;
const LONGEST_MS = 250;

/**
 * Has this process work off what waits in the inbox, beginning after the current answer. The inbox itself is the queue:
 * what is not reached here, as the process dies or the database is away, the repeating job finds.
 */
export function wakeDeliveries(clock: Clock = systemClock): void {
  woken = true;
  wokenAt = performance.now();
  working ??= drain(clock).finally(() => {
    working = undefined;
  });
}

/** Works off everything that waits; for the job. @throws when the database fails */
export async function processPendingDeliveries(clock: Clock = systemClock): Promise<void> {
  while ((await processWaiting(clock)) > 0);
}

/** Resolves when nothing is being worked off in this process. */
export async function deliveriesAtRest(): Promise<void> {
  while (working) await working;
}

let working: Promise<void> | undefined;
let woken = false;
let wokenAt = 0;

/** Resolves when nothing has come for a moment, or after a quarter of a second. */
async function lull(): Promise<void> {
  const began = performance.now();
  do await wait(LULL_MS);
  while (performance.now() - wokenAt < LULL_MS && performance.now() - began < LONGEST_MS);
}

async function drain(clock: Clock): Promise<void> {
  for (let failures = 0; woken; ) {
    woken = false;
    try {
      do await lull();
      while ((await processWaiting(clock)) > 0);
      wakeRelays(clock);
    } catch (error) {
      const pause = AGAIN_MS[failures];
      log().error({ err: error }, "webhooks wait for the database");
      if (pause === undefined) return;
      failures += 1;
      woken = true;
      await wait(pause, undefined, { ref: false });
    }
  }
}
