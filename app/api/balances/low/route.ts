import { answerGet } from "@/lib/auth/request";
import { countLowBalances } from "@/lib/balances/list-alerts";

export function GET(): Promise<Response> {
  return answerGet("balances.low", countLowBalances);
}
