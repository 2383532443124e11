import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { type GetTokenParams, getToken } from "next-auth/jwt";
import { cache } from "react";
import { readSession, type SessionState, touchSession, type Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";

/** The session behind the request's cookie; read once per request. */
export const sessionState = cache(async (): Promise<SessionState> => {
  // Of the cookie alone, read and not renewed: `getServerSession` would do the work of its endpoint each time.
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const token = await getToken({
    req: { cookies: jar, headers: {} } as unknown as GetTokenParams["req"],
    secret: env().authSecret,
  });
  if (!token?.sessionId) return { viewer: null, reason: "none" };
  return readSession(token.sessionId, systemClock);
});

/** For pages: the viewer, or off to `/sign-in`, which says why and leads back to `path`. Counts as presence. */
export async function pageViewer(path: string): Promise<Viewer> {
  const state = await sessionState();
  if (state.viewer) {
    await touchSession(state.viewer.sessionId, systemClock);
    return state.viewer;
  }
  const why = state.reason === "none" ? "" : `&reason=${state.reason}`;
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}${why}`);
}
