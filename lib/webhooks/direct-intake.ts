import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { log } from "@/lib/core/log";
import { refusalOf, refuseRequest } from "@/lib/core/refuse-request";
import { ENDPOINT_HEADERS } from "@/lib/core/security-headers";
import { answerWebhook, bodyOf } from "@/lib/webhooks/answer-webhook";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Has every server of this process take webhooks before its own listeners see them. A burst of the issuer's costs a third
 * of what it costs through a route, and the pages stay quick beside it. What is not plainly a webhook goes the usual way,
 * where the route does the same; what can be no request of ours is refused here. Call once, at the start.
 */
export function takeWebhooksDirectly(): void {
  const taken = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const server = serverOf(message);
    if (!server || taken.has(server)) return;
    taken.add(server);
    // Told before the first request is: these are its listeners from then on.
    const listeners = server.listeners("request") as Listener[];
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const pathSecret = pathSecretOf(request);
      if (pathSecret !== null) return void serve(request, response, pathSecret);
      const refusal = refusalOf(request);
      if (refusal !== null) return refuseRequest(request, response, refusal);
      for (const listener of listeners) listener.call(server, request, response);
    });
  });
}

/** The secret of a webhook's path, undefined when it has none, null when it is no webhook. */
function pathSecretOf({ method, url }: IncomingMessage): string | undefined | null {
  if (method !== "POST") return null;
  const path = /^\/api\/webhooks\/issuing(?:\/([\w-]+))?\/?(?:\?|$)/.exec(url ?? "");
  return path ? path[1] : null;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  pathSecret: string | undefined,
): Promise<void> {
  try {
    const status = await answerWebhook({
      uri: request.url ?? "",
      headers: { get: (name) => request.headers[name.toLowerCase()]?.toString() ?? null },
      body: request.iterator({ destroyOnReturn: false }),
      pathSecret,
    });
    const headers = {
      ...ENDPOINT_HEADERS,
      "cache-control": "no-store",
      "content-type": "application/json",
      // Of a body that is too large the rest is not waited for.
      ...(status === 413 ? { connection: "close" } : {}),
    };
    response.writeHead(status, headers).end(JSON.stringify(bodyOf(status)));
  } catch (error) {
    log().info({ err: error }, "a webhook broke off");
    response.destroy();
  }
}

function serverOf(message: unknown): Server | null {
  const server =
    typeof message === "object" && message !== null && "server" in message ? message.server : null;
  return server instanceof Server ? server : null;
}
