import { getWaitingForMe } from "@/lib/approvals/get-waiting-for-me";
import { answerGet } from "@/lib/auth/request";

export function GET(): Promise<Response> {
  return answerGet("approvals.waiting", getWaitingForMe);
}
