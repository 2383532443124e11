import { listAudit } from "@/lib/audit/list-audit";
import { answerGet } from "@/lib/auth/request";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("audit.list", (viewer, context) => listAudit(viewer, context, query));
}
