import "server-only";
import { type GetTokenParams, getToken } from "next-auth/jwt";
import { readSession, type SessionState } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";

/** Whom a request's cookies stand for. The cookie alone is read and not renewed, and the session's row decides. */
export async function sessionOfCookies(
  cookies: readonly { name: string; value: string }[],
): Promise<SessionState> {
  const jar = Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
  const token = await getToken({
    req: { cookies: jar, headers: {} } as unknown as GetTokenParams["req"],
    secret: env().authSecret,
  });
  if (!token?.sessionId) return { viewer: null, reason: "none" };
  return readSession(token.sessionId, systemClock);
}

/** Where somebody without a session is sent: it says why, and leads back to `path`. */
export function signInPath(path: string, reason: "none" | "idle" | "ended"): string {
  const why = reason === "none" ? "" : `&reason=${reason}`;
  return `/sign-in?callbackUrl=${encodeURIComponent(path)}${why}`;
}
