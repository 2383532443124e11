import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Tx, type WebhookDelivery } from "@/lib/core/db";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import { publish } from "@/lib/live/publish";
import { failReplay, replayRows, UNREAD } from "@/lib/webhooks/replay-rows";
import type { ReplayedDeliveries } from "@/lib/webhooks/schema";
import type { DeliveryResult } from "@/lib/webhooks/write-results";

const BATCH = 100;
const MOST = 5_000;

/**
 * Processes everything again that was not understood, oldest first, up to 5,000; for after an update of the console.
 * @throws AppError FORBIDDEN
 */
export async function replayUnread(viewer: Viewer, context: RequestContext): Promise<ReplayedDeliveries> {
  assertPermission(viewer, "webhooks.replay");
  const at = context.clock.now();
  const done: ReplayedDeliveries = { replayed: 0, understood: 0, changed: 0 };
  for (let more = true; more && done.replayed < MOST; ) {
    const ids = await findUnread(at);
    const results = await replayTogether(ids, at);
    done.replayed += ids.length;
    done.understood += results.filter((result) => !UNREAD.includes(result.outcome)).length;
    done.changed += results.filter(({ change }) => change === "inserted" || change === "updated").length;
    more = ids.length === BATCH;
  }
  await recordAudit({
    actor: viewer,
    action: "webhooks.replay-unread",
    outcome: "succeeded",
    subject: { type: "webhook", id: null },
    requestId: context.requestId,
    after: { ...done },
  });
  await publish(db(), { topic: "webhooks" });
  return done;
}

/** Those that this replay has not reached yet; the mark of an earlier replay is older than `at`. */
async function findUnread(at: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM webhook_delivery
    WHERE outcome = ANY(${UNREAD}::text[]) AND (replayed_at IS NULL OR replayed_at < ${at})
    ORDER BY received_at LIMIT ${BATCH}`;
  return rows.map(({ id }) => id);
}

/** One that fails again costs none of the others. */
async function replayTogether(ids: readonly string[], at: Date): Promise<DeliveryResult[]> {
  const rows = ids.map((id) => ({ id }));
  const failed: { id: string; error: unknown }[] = [];
  const done = await togetherOrRowByRow(
    rows,
    async (tx, some) => replayRows(tx, await lock(tx, some), at),
    ({ id }, error) => failed.push({ id, error }),
  );
  for (const { id, error } of failed) await failReplay(db(), id, error, at);
  return done.flat();
}

async function lock(tx: Tx, rows: readonly { id: string }[]): Promise<WebhookDelivery[]> {
  const ids = rows.map(({ id }) => id);
  await tx.$queryRaw`
    SELECT id FROM webhook_delivery WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return tx.webhookDelivery.findMany({ where: { id: { in: ids } }, orderBy: { receivedAt: "asc" } });
}
