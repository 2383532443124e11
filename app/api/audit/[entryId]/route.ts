import { getAuditEntry } from "@/lib/audit/get-audit-entry";
import { answerGet } from "@/lib/auth/request";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ entryId: string }> },
): Promise<Response> {
  const { entryId } = await params;
  return answerGet("audit.get", (viewer, context) => getAuditEntry(viewer, context, entryId));
}
