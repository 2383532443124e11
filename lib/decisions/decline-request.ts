import "server-only";
import { toApprovalDto } from "@/lib/approvals/approval-dto";
import { assertWaiting, changeRequest, lockRequest, recordStep, refusal } from "@/lib/approvals/open-request";
import { type ApprovalDto, declineInput } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { executorFor } from "@/lib/decisions/executors";

/**
 * The second person's no, with a written comment. Needs what an approval needs; the maker withdraws instead.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (own, over, expired)
 */
export async function declineRequest(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ApprovalDto> {
  assertPermission(viewer, "approvals.decide");
  const { approvalId, comment } = parseInput(declineInput, raw);
  const now = context.clock.now();
  return db().$transaction(async (tx) => {
    const row = await lockRequest(tx, approvalId);
    assertWaiting(row, now);
    if (row.makerId === viewer.id) throw refusal("approval-own", row, "the maker withdraws");
    assertPermission(viewer, executorFor(row).permission(row.input));
    const declined = await changeRequest(tx, row.id, {
      status: "declined",
      checkerId: viewer.id,
      comment,
      decidedAt: now,
      finishedAt: now,
    });
    await recordStep(tx, viewer, context, declined, {
      action: "approvals.decline",
      outcome: "succeeded",
      reason: comment,
    });
    return toApprovalDto(declined, viewer, now, "over");
  });
}
