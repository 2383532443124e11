import { answerGet } from "@/lib/auth/request";
import { listLimitChanges } from "@/lib/limits/list-limit-changes";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("limits.changes", (viewer, context) => listLimitChanges(viewer, context, query));
}
