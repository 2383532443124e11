import { answerGet } from "@/lib/auth/request";
import { getBalanceOverview } from "@/lib/balances/get-balance-overview";

export function GET(): Promise<Response> {
  return answerGet("balances.overview", getBalanceOverview);
}
