import { answerGet } from "@/lib/auth/request";
import { getApprovedEffects } from "@/lib/bulk/get-approved-effects";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ approvalId: string }> },
): Promise<Response> {
  const { approvalId } = await params;
  return answerGet("approvals.effects", (viewer, context) => getApprovedEffects(viewer, context, approvalId));
}
