import { answerGet } from "@/lib/auth/request";
import { getWaitingForMe } from "@/lib/decisions/get-waiting-for-me";

export function GET(): Promise<Response> {
  return answerGet("approvals.waiting", getWaitingForMe);
}
