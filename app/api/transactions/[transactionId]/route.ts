import { answerGet } from "@/lib/auth/request";
import { getTransaction } from "@/lib/transactions/get-transaction";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ transactionId: string }> },
): Promise<Response> {
  return answerGet("transactions.get", async (viewer, context) =>
    getTransaction(viewer, context, (await params).transactionId),
  );
}
