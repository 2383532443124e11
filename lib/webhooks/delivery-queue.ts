import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type Clock, systemClock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { wakeRelays } from "@/lib/three-ds/send-relay";
import { processWaiting } from "@/lib/webhooks/process-deliveries";

const AGAIN_MS = [100, 500, 2_000];

/**
 * Has this process work off what waits in the inbox, beginning after the current answer. The inbox itself is the queue:
 * what is not reached here, as the process dies or the database is away, the repeating job finds.
 */
export function wakeDeliveries(clock: Clock = systemClock): void {
  woken = true;
  working ??= new Promise((resolve) => setImmediate(resolve))
    .then(() => drain(clock))
    .finally(() => {
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

async function drain(clock: Clock): Promise<void> {
  for (let failures = 0; woken; ) {
    woken = false;
    try {
      await processPendingDeliveries(clock);
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
