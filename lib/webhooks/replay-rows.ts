import "server-only";
import type { Tx, WebhookDelivery } from "@/lib/core/db";
import { applyDeliveries } from "@/lib/webhooks/apply-deliveries";
import { failureOf } from "@/lib/webhooks/claim-deliveries";
import { type DeliveryResult, writeResults } from "@/lib/webhooks/write-results";

/** What no part of the console could make anything of. */
export const UNREAD = ["not-json", "not-understood", "failed"];

/**
 * Processes deliveries again, inside the caller's transaction. What one did at first stays written down; only one that
 * was not understood then, and is now, is written down anew.
 */
export async function replayRows(
  tx: Tx,
  rows: readonly WebhookDelivery[],
  at: Date,
): Promise<DeliveryResult[]> {
  const results: DeliveryResult[] = [];
  // Several about one transaction: each pass takes the first that is left.
  for (let left = [...rows]; left.length > 0; ) {
    const done = await applyDeliveries(tx, left, at);
    results.push(...done);
    const ids = new Set(done.map(({ id }) => id));
    left = left.filter((row) => !ids.has(row.id));
  }
  const unread = new Set(rows.filter((row) => UNREAD.includes(row.outcome ?? "")).map((row) => row.id));
  const news = results.filter((result) => unread.has(result.id) && !UNREAD.includes(result.outcome));
  if (news.length > 0) await writeResults(tx, news, at);
  const replayed = results.map(({ id, change = null, outcome }) => ({ id, change: change ?? outcome }));
  await tx.$executeRaw`
    UPDATE webhook_delivery AS d SET replayed_at = ${at}, replay_change = r.change
    FROM jsonb_to_recordset(${JSON.stringify(replayed)}::jsonb) AS r(id uuid, change text) WHERE d.id = r.id`;
  return results;
}

/** Writes down that processing one again failed. What it once did stays written down. */
export async function failReplay(tx: Tx, id: string, error: unknown, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery SET replayed_at = ${at}, replay_change = 'failed', failure = ${failureOf(error)}
    WHERE id = ${id}::uuid`;
}
