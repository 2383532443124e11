import "server-only";
import { cookies } from "next/headers";
import { revokeSession } from "@/lib/auth/sessions";
import { sessionState } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/core/clock";

/** Ends the session row behind this request's cookie and forgets the cookie. */
export async function endCurrentSession(why: "sign-out" | "idle"): Promise<void> {
  const { viewer } = await sessionState();
  if (viewer) await revokeSession(viewer.sessionId, why, systemClock);
  const jar = await cookies();
  for (const { name } of jar.getAll()) if (name.includes("next-auth.session-token")) jar.delete(name);
}
