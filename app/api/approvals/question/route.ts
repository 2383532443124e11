import { answerGet } from "@/lib/auth/request";
import { askPolicy } from "@/lib/decisions/ask-policy";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("approvals.question", (viewer, context) => askPolicy(viewer, context, query));
}
