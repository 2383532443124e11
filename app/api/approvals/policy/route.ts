import { getPolicy } from "@/lib/approvals/get-policy";
import { answerGet } from "@/lib/auth/request";

export function GET(): Promise<Response> {
  return answerGet("approvals.policy", getPolicy);
}
