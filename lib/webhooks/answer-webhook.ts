import "server-only";
import { clientAddress } from "@/lib/core/client-address";
import { log } from "@/lib/core/log";
import { readCapped } from "@/lib/webhooks/read-capped";
import { receiveWebhook } from "@/lib/webhooks/receive-webhook";

const LARGEST = 256 * 1024;
const STATUS = { stored: 200, refused: 401, unconfigured: 503 } as const;

/**
 * Answers the issuer: 200 only once the delivery is committed, and 503 when that failed, so that it is sent again
 * (issuing-api §9.2). `pathSecret` is the last segment of the path, where the URL has one; it is never logged.
 */
export async function answerWebhook(request: Request, pathSecret?: string): Promise<Response> {
  const body = await readCapped(request.body, LARGEST);
  if (!body) return answer(413);
  const { pathname, search } = new URL(request.url);
  const { headers } = request;
  const address = clientAddress(headers);
  try {
    return answer(
      STATUS[await receiveWebhook({ uri: pathname + search, headers, body, address, pathSecret })],
    );
  } catch (error) {
    log().error({ err: error }, "a webhook could not be stored");
    return answer(503);
  }
}

function answer(status: number): Response {
  return Response.json(
    { status: status === 200 ? "ok" : "refused" },
    { status, headers: { "cache-control": "no-store" } },
  );
}
