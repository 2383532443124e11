import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { isTooOld, toRunDetail } from "@/lib/bulk/run-detail";
import { kindOf, lockRun, type NamedRun } from "@/lib/bulk/run-dto";
import { type BulkRunDetail, runInput } from "@/lib/bulk/schema";
import { db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";

interface RunChange {
  action: "bulk.stop" | "bulk.resume" | "bulk.retry";
  /** What to write; null: it is so already. @throws AppError NOT_ALLOWED_NOW */
  change(
    tx: Tx,
    run: NamedRun,
  ): Promise<{ data: Prisma.BulkRunUncheckedUpdateInput; after?: Prisma.InputJsonObject } | null>;
  /** Going on is the maker's own, within a day; anybody who may do the same may stop it. */
  goesOn: boolean;
}

/** The part that stop, resume and retry share: under the run's lock, audited, told to the screens. */
export async function changeRun(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
  { action, change, goesOn }: RunChange,
): Promise<BulkRunDetail> {
  assertPermission(viewer, "cards.read");
  const { runId } = parseInput(runInput, raw);
  const row = await db().$transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    assertPermission(viewer, kindOf(run));
    if (goesOn) assertMayGoOn(viewer, context, run);
    const changed = await change(tx, run);
    if (!changed) return run;
    await tx.bulkRun.update({ where: { id: runId }, data: changed.data });
    await recordAudit(
      {
        actor: viewer,
        action,
        outcome: "succeeded",
        subject: { type: "bulk", id: runId },
        requestId: context.requestId,
        after: changed.after,
      },
      tx,
    );
    await publish(tx, { topic: "bulk", id: runId });
    return lockRun(tx, runId);
  });
  return toRunDetail(row, viewer, context.clock.now());
}

/** @throws AppError FORBIDDEN, NOT_ALLOWED_NOW */
function assertMayGoOn(viewer: Viewer, context: RequestContext, run: NamedRun): void {
  if (run.makerId !== viewer.id) throw new AppError("FORBIDDEN", "somebody else's run");
  if (isTooOld(run, context.clock.now()))
    throw new AppError("NOT_ALLOWED_NOW", "the run was confirmed too long ago");
}
