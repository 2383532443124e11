import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Tx, type WebhookDelivery } from "@/lib/core/db";
import { publish } from "@/lib/live/publish";
import { replayRows, UNREAD } from "@/lib/webhooks/replay-rows";
import type { ReplayedDeliveries } from "@/lib/webhooks/schema";

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
    const results = await db().$transaction(async (tx) => replayRows(tx, await claimUnread(tx, at), at), {
      maxWait: 10_000,
      timeout: 30_000,
    });
    done.replayed += results.length;
    done.understood += results.filter((result) => !UNREAD.includes(result.outcome)).length;
    done.changed += results.filter(({ change }) => change === "inserted" || change === "updated").length;
    more = results.length === BATCH;
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
async function claimUnread(tx: Tx, at: Date): Promise<WebhookDelivery[]> {
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM webhook_delivery
    WHERE outcome = ANY(${UNREAD}::text[]) AND (replayed_at IS NULL OR replayed_at < ${at})
    ORDER BY received_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  if (ids.length === 0) return [];
  return tx.webhookDelivery.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: { receivedAt: "asc" },
  });
}
