import { answerGet } from "@/lib/auth/request";
import { listSyncRuns } from "@/lib/sync/list-sync-runs";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("sync.runs", (viewer, context) => listSyncRuns(viewer, context, query));
}
