import { listApprovals } from "@/lib/approvals/list-approvals";
import { answerGet } from "@/lib/auth/request";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("approvals.list", (viewer, context) => listApprovals(viewer, context, query));
}
