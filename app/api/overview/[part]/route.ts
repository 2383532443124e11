import { answerGet } from "@/lib/auth/request";
import { readWidget } from "@/lib/overview/read-widget";

export function GET(request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("overview.read", async (viewer, context) =>
    readWidget(viewer, context, (await params).part, query),
  );
}
