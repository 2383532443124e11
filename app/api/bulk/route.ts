import { answerGet } from "@/lib/auth/request";
import { listRuns } from "@/lib/bulk/list-runs";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("bulk.list", (viewer, context) => listRuns(viewer, context, query));
}
