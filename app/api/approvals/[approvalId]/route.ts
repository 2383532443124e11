import { answerGet } from "@/lib/auth/request";
import { getApproval } from "@/lib/decisions/get-approval";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ approvalId: string }> },
): Promise<Response> {
  const { approvalId } = await params;
  return answerGet("approvals.get", (viewer, context) => getApproval(viewer, context, approvalId));
}
