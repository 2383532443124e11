import { answerGet } from "@/lib/auth/request";
import { refreshTransfers } from "@/lib/transfers/refresh-transfers";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("transfers.refresh", (viewer, context) => refreshTransfers(viewer, context, query));
}
