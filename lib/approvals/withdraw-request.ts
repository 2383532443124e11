import "server-only";
import { toApprovalDto } from "@/lib/approvals/approval-dto";
import { assertWaiting, changeRequest, lockRequest, recordStep } from "@/lib/approvals/open-request";
import { type ApprovalDto, withdrawInput } from "@/lib/approvals/schema";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

/**
 * The maker takes the own request back; being its maker is all it needs.
 * @throws AppError INVALID_INPUT, NOT_FOUND, FORBIDDEN (somebody else's), NOT_ALLOWED_NOW (over, expired)
 */
export async function withdrawRequest(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ApprovalDto> {
  const { approvalId } = parseInput(withdrawInput, raw);
  const now = context.clock.now();
  return db().$transaction(async (tx) => {
    const row = await lockRequest(tx, approvalId);
    if (row.makerId !== viewer.id) throw new AppError("FORBIDDEN", "somebody else's request");
    assertWaiting(row, now);
    const withdrawn = await changeRequest(tx, row.id, { status: "withdrawn", finishedAt: now });
    await recordStep(tx, viewer, context, withdrawn, { action: "approvals.withdraw", outcome: "succeeded" });
    return toApprovalDto(withdrawn, viewer, now, "over");
  });
}
