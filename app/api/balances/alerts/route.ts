import { answerGet } from "@/lib/auth/request";
import { listAlerts } from "@/lib/balances/list-alerts";

export function GET(): Promise<Response> {
  return answerGet("balances.list_alerts", listAlerts);
}
