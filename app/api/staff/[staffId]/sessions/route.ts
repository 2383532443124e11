import { answerGet } from "@/lib/auth/request";
import { listSessions } from "@/lib/staff/list-sessions";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ staffId: string }> },
): Promise<Response> {
  return answerGet("team.sessions", async (viewer, context) => listSessions(viewer, context, await params));
}
