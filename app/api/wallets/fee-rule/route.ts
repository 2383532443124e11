import { answerGet } from "@/lib/auth/request";
import { getFeeRule } from "@/lib/wallets/get-fee-rule";

export function GET(): Promise<Response> {
  return answerGet("wallets.get_fees", (viewer, context) => getFeeRule(viewer, context));
}
