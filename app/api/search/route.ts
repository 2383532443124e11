import { answerGet } from "@/lib/auth/request";
import { search } from "@/lib/search/search";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("search", (viewer, context) => search(viewer, context, query));
}
