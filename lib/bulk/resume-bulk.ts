import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { changeRun } from "@/lib/bulk/change-run";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { AppError } from "@/lib/core/errors";

/** What a run is that goes on. */
export const GOING_ON = { status: "running", stopReason: null, stoppedById: null, finishedAt: null } as const;

/**
 * Lets a stopped run go on with the cards that it has not asked for yet: its maker, within 24 hours.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW
 */
export function resumeBulk(viewer: Viewer, context: RequestContext, raw: unknown): Promise<BulkRunDetail> {
  return changeRun(viewer, context, raw, {
    action: "bulk.resume",
    goesOn: true,
    change: async (_tx, run) => {
      if (run.status === "running") return null;
      if (run.status !== "stopped") throw new AppError("NOT_ALLOWED_NOW", "the run has ended");
      return { data: GOING_ON };
    },
  });
}
