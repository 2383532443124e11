import { answerGet } from "@/lib/auth/request";
import { listTransfers } from "@/lib/transfers/list-transfers";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("transfers.list", (viewer, context) => listTransfers(viewer, context, query));
}
