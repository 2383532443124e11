import { answerGet } from "@/lib/auth/request";
import { listApprovals } from "@/lib/decisions/list-approvals";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("approvals.list", (viewer, context) => listApprovals(viewer, context, query));
}
