import { answerGet } from "@/lib/auth/request";
import { listBalances } from "@/lib/balances/list-balances";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("balances.list", (viewer, context) => listBalances(viewer, context, query));
}
