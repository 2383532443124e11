import "server-only";
import { touchSession } from "@/lib/auth/sessions";
import { sessionState } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/core/clock";

/** Keeps a live session alive; a locked or ended one stays so. */
export async function reportPresence(): Promise<void> {
  const { viewer } = await sessionState();
  if (viewer) await touchSession(viewer.sessionId, systemClock);
}
