import { answerGet } from "@/lib/auth/request";
import { getRun } from "@/lib/bulk/get-run";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  return answerGet("bulk.get", async (viewer, context) => getRun(viewer, context, (await params).runId));
}
