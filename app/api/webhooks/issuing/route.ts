import { readCapped } from "@/lib/webhooks/read-capped";
import { receiveWebhook } from "@/lib/webhooks/receive-webhook";

const LARGEST = 256 * 1024;
const STATUS = { stored: 200, refused: 401, unconfigured: 503 } as const;

/** The issuer's webhooks: 200 only once the delivery is committed. */
export async function POST(request: Request): Promise<Response> {
  const body = await readCapped(request.body, LARGEST);
  if (!body) return answer(413);
  const { pathname, search } = new URL(request.url);
  try {
    return answer(STATUS[await receiveWebhook({ uri: pathname + search, headers: request.headers, body })]);
  } catch {
    return answer(503);
  }
}

function answer(status: number): Response {
  return Response.json(
    { status: status === 200 ? "ok" : "refused" },
    { status, headers: { "cache-control": "no-store" } },
  );
}
