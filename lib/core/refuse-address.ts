import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { securityHeaders } from "@/lib/core/security-headers";

/** Answers 400, with the headers that every page has, to a request whose address cannot be one. */
export function refuseAddress(request: IncomingMessage, response: ServerResponse): void {
  const forwarded = request.headers["x-forwarded-proto"]?.toString().split(",")[0]?.trim();
  const headers = securityHeaders({ nonce: randomUUID(), https: forwarded === "https", development: false });
  const body = { error: { code: "INVALID_INPUT", details: {}, requestId: randomUUID() } };
  response
    .writeHead(400, { ...headers, "cache-control": "no-store", "content-type": "application/json" })
    .end(JSON.stringify(body));
}
