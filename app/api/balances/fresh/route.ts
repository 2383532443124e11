import { answerGet } from "@/lib/auth/request";
import { refreshBalances } from "@/lib/balances/refresh-balances";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("balances.refresh", (viewer, context) => refreshBalances(viewer, context, query));
}
