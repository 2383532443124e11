import "server-only";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth/next";
import { cache } from "react";
import { authOptions } from "@/lib/auth/options";
import { readSession, type SessionState, touchSession, type Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";

/** The session behind the request's cookie; read once per request. */
export const sessionState = cache(async (): Promise<SessionState> => {
  const session = await getServerSession(authOptions());
  if (!session?.sessionId) return { viewer: null, reason: "none" };
  return readSession(session.sessionId, systemClock);
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
