import { answerGet } from "@/lib/auth/request";
import { listFindings } from "@/lib/sync/list-findings";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("sync.findings", (viewer, context) => listFindings(viewer, context, query));
}
