import { answerGet } from "@/lib/auth/request";
import { listItems } from "@/lib/bulk/list-items";

export function GET(request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("bulk.items", async (viewer, context) =>
    listItems(viewer, context, (await params).runId, query),
  );
}
