import { answerGet } from "@/lib/auth/request";
import { listNotes } from "@/lib/transactions/list-notes";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ transactionId: string }> },
): Promise<Response> {
  return answerGet("transactions.notes", async (viewer, context) =>
    listNotes(viewer, context, (await params).transactionId),
  );
}
