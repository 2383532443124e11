import { answerWebhook } from "@/lib/webhooks/answer-webhook";

/** The issuer's webhooks, proved by their signature. */
export function POST(request: Request): Promise<Response> {
  return answerWebhook(request);
}
