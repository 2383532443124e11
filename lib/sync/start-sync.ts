import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { parseInput } from "@/lib/core/parse";
import { runSync } from "@/lib/sync/run-sync";
import { startSyncInput } from "@/lib/sync/schema";
import { SILENT_MS } from "@/lib/sync/sync-run-dto";

/**
 * Starts a reading of the issuer now and does not wait for it: its place is saved with each page, so that the next run
 * goes on should this process end. @throws AppError FORBIDDEN, INVALID_INPUT, BUSY while one is running
 */
export async function startSync(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<{ started: true }> {
  assertPermission(viewer, "sync.run");
  const { full } = parseInput(startSyncInput, raw);
  const alive = new Date(context.clock.now().getTime() - SILENT_MS);
  const running = await db().syncRun.findFirst({
    where: { status: "running", heartbeatAt: { gt: alive } },
    select: { id: true },
  });
  if (running) throw new AppError("BUSY", `run ${running.id} is reading the issuer`);
  await recordAudit({
    actor: viewer,
    action: "sync.run",
    outcome: "succeeded",
    subject: { type: "sync", id: null, label: full ? "full" : "incremental" },
    requestId: context.requestId,
  });
  runSync({ full, askedBy: viewer.email, clock: context.clock }).catch((error: unknown) =>
    log().error({ err: error }, "a sync that was asked for did not start"),
  );
  return { started: true };
}
