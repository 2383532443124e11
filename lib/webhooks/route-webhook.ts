import "server-only";
import { answerWebhook, bodyOf } from "@/lib/webhooks/answer-webhook";

/** Answers a webhook that a route was given: where the console is served by other means than its own server. */
export async function routeWebhook(request: Request, pathSecret?: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { headers, body } = request;
  const status = await answerWebhook({ uri: pathname + search, headers, body, pathSecret });
  return Response.json(bodyOf(status), { status, headers: { "cache-control": "no-store" } });
}
