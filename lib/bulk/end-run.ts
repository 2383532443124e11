import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit-log/record";
import { countItems, lockRun } from "@/lib/bulk/run-record";
import type { StopReason } from "@/lib/bulk/vocabulary";
import type { Clock } from "@/lib/core/clock";
import { type BulkRun, db } from "@/lib/core/db";
import { publish } from "@/lib/live/publish";

const AUTOMATIC = { id: null, email: "automatic" };

/** The run is done once nothing is left to ask for and nothing is in doubt. */
export async function endRun({ id }: Pick<BulkRun, "id">, clock: Clock): Promise<void> {
  await db().$transaction(async (tx) => {
    const run = await lockRun(tx, id);
    const counts = (await countItems([id], tx))(id);
    if (run.status !== "running" || counts.pending + counts.sending + counts.unknown > 0) return;
    await tx.bulkRun.update({ where: { id }, data: { status: "done", finishedAt: clock.now() } });
    const subject = { type: "bulk", id };
    const { done, failed, skipped } = counts;
    const after = { done, failed, skipped };
    await recordAudit(
      {
        actor: AUTOMATIC,
        action: "bulk.finish",
        outcome: "succeeded",
        subject,
        requestId: randomUUID(),
        after,
      },
      tx,
    );
    await publish(tx, { topic: "bulk", id });
  });
}

/** Nobody asked for it: it cannot go on. */
export async function stopRun(
  { id }: Pick<BulkRun, "id">,
  stopReason: Exclude<StopReason, "asked">,
  clock: Clock,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const run = await lockRun(tx, id);
    if (run.status !== "running") return;
    const data = { status: "stopped", stopReason, stoppedById: null, finishedAt: clock.now() };
    await tx.bulkRun.update({ where: { id }, data });
    const subject = { type: "bulk", id };
    await recordAudit(
      {
        actor: AUTOMATIC,
        action: "bulk.stop",
        outcome: "succeeded",
        subject,
        requestId: randomUUID(),
        errorCode: stopReason,
      },
      tx,
    );
    await publish(tx, { topic: "bulk", id });
  });
}
