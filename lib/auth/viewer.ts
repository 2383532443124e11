import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { sessionOfCookies, signInPath } from "@/lib/auth/session-cookie";
import { type SessionState, touchSession, type Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";

/** The session behind the request's cookie; read once per request. */
export const sessionState = cache(
  async (): Promise<SessionState> => sessionOfCookies((await cookies()).getAll()),
);

/** For pages: the viewer, or off to `/sign-in`, which says why and leads back to `path`. Counts as presence. */
export async function pageViewer(path: string): Promise<Viewer> {
  const state = await sessionState();
  if (!state.viewer) redirect(signInPath(path, state.reason));
  await touchSession(state.viewer.sessionId, systemClock);
  return state.viewer;
}
