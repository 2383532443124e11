import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { changeRun } from "@/lib/bulk/change-run";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { AppError } from "@/lib/core/errors";

/**
 * Stops a run: the few cards that are being asked for end, no other begins. Whoever may do the same thing may stop it.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW when it has ended
 */
export function stopBulk(viewer: Viewer, context: RequestContext, raw: unknown): Promise<BulkRunDetail> {
  return changeRun(viewer, context, raw, {
    action: "bulk.stop",
    goesOn: false,
    change: async (_tx, run) => {
      if (run.status === "stopped") return null;
      if (run.status !== "running") throw new AppError("NOT_ALLOWED_NOW", "the run has ended");
      const stopped = { status: "stopped", stopReason: "asked", stoppedById: viewer.id };
      return { data: { ...stopped, finishedAt: context.clock.now() } };
    },
  });
}
