import { answerGet } from "@/lib/auth/request";
import { listRecent } from "@/lib/search/list-recent";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("search.recent", (viewer, context) => listRecent(viewer, context, query));
}
