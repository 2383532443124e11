import { type NextRequest, NextResponse } from "next/server";
import { sessionOfCookies, signInPath } from "@/lib/auth/session-cookie";
import { log } from "@/lib/core/log";
import { securityHeaders } from "@/lib/core/security-headers";

/**
 * Gives every page its nonce and its security headers, and sends whoever has no session to the sign-in before anything is
 * rendered. It authorises nothing: the verbs do.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(crypto.randomUUID());
  const headers = securityHeaders({ nonce, https: isHttps(request), development: DEVELOPMENT });
  const response = (await leadToSignIn(request)) ?? goOn(request, headers["Content-Security-Policy"] ?? "");
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

// Endpoints need no nonce: their headers are in next.config.ts, and their raw bytes go straight to the handler.
export const config = {
  matcher: ["/((?!_next/static|_next/image|api/).*)"],
};

// biome-ignore lint/style/noProcessEnv: the bundler replaces it
const DEVELOPMENT = process.env.NODE_ENV === "development";
const OPEN = ["/sign-in", "/icon.svg"];

function goOn(request: NextRequest, policy: string): NextResponse {
  const forwarded = new Headers(request.headers);
  forwarded.set("Content-Security-Policy", policy);
  return NextResponse.next({ request: { headers: forwarded } });
}

/** An action, which is a POST, is refused by its verb: its form is told so and keeps what was typed. */
async function leadToSignIn(request: NextRequest): Promise<NextResponse | null> {
  const { pathname, searchParams } = request.nextUrl;
  if (!["GET", "HEAD"].includes(request.method) || OPEN.includes(pathname)) return null;
  try {
    const state = await sessionOfCookies(request.cookies.getAll());
    if (state.viewer) return null;
    const asked = new URLSearchParams(searchParams);
    asked.delete("_rsc");
    const path = asked.size > 0 ? `${pathname}?${asked}` : pathname;
    const response = NextResponse.redirect(new URL(signInPath(path, state.reason), request.url), 307);
    response.headers.set("cache-control", "no-store");
    return response;
  } catch (error) {
    // The page reads the session itself, and says that it cannot.
    log().error({ err: error }, "a session could not be read");
    return null;
  }
}

function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https";
}
