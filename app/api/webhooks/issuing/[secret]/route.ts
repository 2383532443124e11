import { answerWebhook } from "@/lib/webhooks/answer-webhook";

/** The webhooks of an issuer that does not sign them, proved by this path and the address they come from. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ secret: string }> },
): Promise<Response> {
  return answerWebhook(request, (await params).secret);
}
