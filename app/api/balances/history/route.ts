import { answerGet } from "@/lib/auth/request";
import { getBalanceHistory } from "@/lib/balances/get-balance-history";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("balances.history", (viewer, context) => getBalanceHistory(viewer, context, query));
}
