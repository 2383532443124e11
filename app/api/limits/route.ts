import { answerGet } from "@/lib/auth/request";
import { listLimits } from "@/lib/limits/list-limits";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("limits.list", (viewer, context) => listLimits(viewer, context, query));
}
