import "server-only";
import { loadRequest, recordStep } from "@/lib/approvals/open-request";
import { type ApprovalCommentDto, commentInput } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";

/**
 * Adds a comment, which stays as it is; for the maker and for who may decide. A card number is refused.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function commentOnRequest(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ApprovalCommentDto> {
  const { approvalId, text } = parseInput(commentInput, raw);
  const row = await loadRequest(approvalId);
  if (row.makerId !== viewer.id) assertPermission(viewer, "approvals.decide");
  return db().$transaction(async (tx) => {
    const data = { approvalId, authorId: viewer.id, text, createdAt: context.clock.now() };
    const comment = await tx.approvalComment.create({ data });
    await recordStep(tx, viewer, context, row, {
      action: "approvals.comment",
      outcome: "succeeded",
      reason: text,
    });
    return { id: comment.id, authorName: viewer.name, text, createdAt: comment.createdAt.toISOString() };
  });
}
