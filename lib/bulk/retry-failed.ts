import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { changeRun } from "@/lib/bulk/change-run";
import { GOING_ON } from "@/lib/bulk/resume-bulk";
import { RETRYABLE } from "@/lib/bulk/run-detail";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { AppError } from "@/lib/core/errors";

/**
 * Asks once more for the cards that failed, each under a new operation, and for no other: its maker, within 24 hours.
 * One whose outcome cannot be read is not among them: it may have taken effect.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (nothing failed)
 */
export function retryFailed(viewer: Viewer, context: RequestContext, raw: unknown): Promise<BulkRunDetail> {
  return changeRun(viewer, context, raw, {
    action: "bulk.retry",
    goesOn: true,
    change: async (tx, run) => {
      const { count } = await tx.bulkItem.updateMany({
        where: { runId: run.id, ...RETRYABLE },
        data: {
          status: "pending",
          attempt: { increment: 1 },
          operationId: null,
          errorCode: null,
          issuerMessage: null,
          claimedAt: null,
          endedAt: null,
        },
      });
      if (count === 0) throw new AppError("NOT_ALLOWED_NOW", "nothing failed");
      return { data: GOING_ON, after: { cards: count } };
    },
  });
}
