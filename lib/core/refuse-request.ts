import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/core/env";
import { isPossibleAddress } from "@/lib/core/possible-address";
import { securityHeaders } from "@/lib/core/security-headers";

/** Why a request is answered before anything of the console sees it, as the status of that answer. */
export type Refusal = 400 | 403 | 405;

/**
 * Whether a request can be one of ours: its address is one, its method is one that something here answers, and what
 * writes does not come from a page of another origin. A request without an `Origin` comes from no page; one with `null`
 * comes from a page that hides where it is from.
 */
export function refusalOf({ method = "", url = "", headers }: IncomingMessage): Refusal | null {
  if (!METHODS.includes(method)) return 405;
  if (!isPossibleAddress(url)) return 400;
  if (READING.includes(method) || headers.origin === undefined) return null;
  return isOwnOrigin(headers.origin, hostOf(headers)) ? null : 403;
}

/** Answers so, with the headers that every page has. */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, status: Refusal): void {
  const forwarded = firstOf(request.headers["x-forwarded-proto"]);
  const headers = securityHeaders({ nonce: randomUUID(), https: forwarded === "https", development: false });
  const code = status === 403 ? "FORBIDDEN" : "INVALID_INPUT";
  const body = { error: { code, details: {}, requestId: randomUUID() } };
  response
    .writeHead(status, {
      ...headers,
      "cache-control": "no-store",
      "content-type": "application/json",
      ...(status === 405 ? { allow: METHODS.join(", ") } : {}),
      // What it would still send is not waited for.
      ...(READING.includes(request.method ?? "") ? {} : { connection: "close" }),
    })
    .end(JSON.stringify(body));
}

const READING = ["GET", "HEAD"];
const METHODS = [...READING, "POST", "DELETE"];

/** What the browser calls us by, also behind a proxy: a page of another origin cannot write this header. */
function hostOf(headers: IncomingMessage["headers"]): string {
  return firstOf(headers["x-forwarded-host"]) ?? headers.host ?? "";
}

function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: from, origin: whole } = new URL(origin);
  const own = env().authUrl;
  return from !== "" && (from === host.toLowerCase() || (own !== undefined && whole === new URL(own).origin));
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return header?.toString().split(",")[0]?.trim();
}
