import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { recordAudit } from "@/lib/audit-log/record";
import { revokeSession, type Viewer } from "@/lib/auth/sessions";
import { sessionState } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/core/clock";

/** Ends the session row behind this request's cookie and forgets the cookie. */
export async function endCurrentSession(why: "sign-out" | "idle"): Promise<void> {
  const { viewer } = await sessionState();
  if (viewer) await endSessionOf(viewer, why);
  const jar = await cookies();
  for (const { name } of jar.getAll()) if (name.includes("next-auth.session-token")) jar.delete(name);
}

/** Revokes the viewer's session row and records that it was the person (or nobody, for a while) who ended it. */
export async function endSessionOf(viewer: Viewer, why: "sign-out" | "idle"): Promise<void> {
  await revokeSession(viewer.sessionId, why, systemClock);
  await recordAudit({
    actor: viewer,
    action: "session.sign-out",
    outcome: "succeeded",
    subject: { type: "staff", id: viewer.id, label: viewer.email },
    requestId: randomUUID(),
    reason: why === "idle" ? why : undefined,
  });
}
