import { type NextRequest, NextResponse } from "next/server";
import { securityHeaders } from "@/lib/core/security-headers";

/** Gives every page its nonce and its security headers. It authorises nothing: the verbs do. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const headers = securityHeaders({ nonce, https: isHttps(request), development: DEVELOPMENT });
  const forwarded = new Headers(request.headers);
  forwarded.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

// Endpoints need no nonce: their headers are in next.config.ts, and their raw bytes go straight to the handler.
export const config = {
  matcher: ["/((?!_next/static|_next/image|api/).*)"],
};

// biome-ignore lint/style/noProcessEnv: the bundler replaces it, and this file must not load the configuration
const DEVELOPMENT = process.env.NODE_ENV === "development";

function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https";
}
