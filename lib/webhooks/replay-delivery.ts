import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";
import { failReplay, replayRows } from "@/lib/webhooks/replay-rows";
import { type ReplayedDelivery, replayDeliveryInput } from "@/lib/webhooks/schema";

/**
 * Processes a delivery again. Safe: the mirror is a fold of a set, so that what was taken in once changes nothing.
 * One that fails again stays where it was, with the reason. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW for one that was refused or still waits
 */
export async function replayDelivery(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ReplayedDelivery> {
  assertPermission(viewer, "webhooks.replay");
  const { deliveryId } = parseInput(replayDeliveryInput, raw);
  try {
    return await db().$transaction((tx) => replay(tx, viewer, context, deliveryId));
  } catch (error) {
    if (error instanceof AppError) throw error;
    return markFailed(viewer, context, deliveryId, error);
  }
}

async function replay(
  tx: Tx,
  viewer: Viewer,
  context: RequestContext,
  deliveryId: string,
): Promise<ReplayedDelivery> {
  await tx.$queryRaw`SELECT 1 FROM webhook_delivery WHERE id = ${deliveryId}::uuid FOR UPDATE`;
  const row = await tx.webhookDelivery.findUnique({ where: { id: deliveryId } });
  if (!row) throw new AppError("NOT_FOUND", "no such webhook");
  if (row.signature !== "valid" || !row.processedAt) {
    throw new AppError("NOT_ALLOWED_NOW", "only what was accepted and processed can be processed again");
  }
  const [result] = await replayRows(tx, [row], context.clock.now());
  const outcome = result?.outcome ?? "unchanged";
  const change = result?.change ?? null;
  await recordAudit(
    {
      actor: viewer,
      action: "webhooks.replay",
      outcome: "succeeded",
      subject: { type: "webhook", id: row.id, label: row.transactionId ?? result?.transactionId ?? "" },
      requestId: context.requestId,
      before: { outcome: row.outcome },
      after: { outcome, change },
    },
    tx,
  );
  await publish(tx, { topic: "webhooks", id: row.id });
  return { deliveryId: row.id, outcome, change };
}

/** It fails still: that is its result, with the reason. @throws the error when the database does not answer */
async function markFailed(
  viewer: Viewer,
  context: RequestContext,
  deliveryId: string,
  error: unknown,
): Promise<ReplayedDelivery> {
  log().error({ err: error, deliveryId }, "a webhook could not be processed again");
  const outcome = "failed";
  await db().$transaction(async (tx) => {
    await failReplay(tx, deliveryId, error, context.clock.now());
    await recordAudit(
      {
        actor: viewer,
        action: "webhooks.replay",
        outcome,
        subject: { type: "webhook", id: deliveryId },
        requestId: context.requestId,
      },
      tx,
    );
    await publish(tx, { topic: "webhooks", id: deliveryId });
  });
  return { deliveryId, outcome, change: null };
}
