import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Tx, WebhookDelivery } from "@/lib/core/db";
import { recordChallenge } from "@/lib/three-ds/record-challenge";
import { applyTransactions, type TransactionDelivery } from "@/lib/webhooks/apply-transactions";
import { readEvent, type WebhookEvent } from "@/lib/webhooks/read-event";
import type { DeliveryResult } from "@/lib/webhooks/write-results";

/**
 * Does what the bodies say, inside the caller's transaction; doing it again changes nothing. Gives what each of them did.
 * Of several about one transaction only the first is taken, so that each is told its own effect: the others wait.
 */
export async function applyDeliveries(
  tx: Tx,
  rows: readonly WebhookDelivery[],
  at: Date,
): Promise<DeliveryResult[]> {
  const results: DeliveryResult[] = [];
  const transactions = new Map<string, TransactionDelivery>();
  for (const row of rows) {
    const event = readEvent(row.body ?? "");
    // Others have their turn between large bodies.
    if (row.bodyBytes > LARGE) await setImmediate();
    if (event.kind === "challenge") results.push(await applyChallenge(tx, row, event));
    else if (event.kind !== "transaction") results.push({ id: row.id, outcome: event.kind });
    else {
      const { id } = event.observed.transaction;
      if (!transactions.has(id)) transactions.set(id, { row, ...event });
    }
  }
  if (transactions.size === 0) return results;
  return [...results, ...(await applyTransactions(tx, [...transactions.values()], at))];
}

const LARGE = 16 * 1024;

async function applyChallenge(
  tx: Tx,
  row: WebhookDelivery,
  { challenge, repaired }: Extract<WebhookEvent, { kind: "challenge" }>,
): Promise<DeliveryResult> {
  const { outcome, late } = await recordChallenge(tx, challenge, row);
  return { id: row.id, outcome, repaired, late };
}
