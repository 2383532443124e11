import { answerGet } from "@/lib/auth/request";
import { getTransfer } from "@/lib/transfers/get-transfer";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ transferId: string }> },
): Promise<Response> {
  return answerGet("transfers.get", async (viewer, context) =>
    getTransfer(viewer, context, (await params).transferId),
  );
}
