import { answerGet } from "@/lib/auth/request";
import { listViews } from "@/lib/views/list-views";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("views.list", (viewer, context) => listViews(viewer, context, query));
}
