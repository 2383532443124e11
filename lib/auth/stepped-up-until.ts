import "server-only";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";

/** Until when the viewer's own, living session counts as stepped up; null when it does not now. */
export async function steppedUpUntil(viewer: Viewer, now: Date, tx: Tx = db()): Promise<Date | null> {
  const session = await tx.staffSession.findFirst({
    where: { id: viewer.sessionId, staffId: viewer.id, revokedAt: null, expiresAt: { gt: now } },
    select: { steppedUpAt: true },
  });
  if (!session?.steppedUpAt || session.steppedUpAt.getTime() > now.getTime()) return null;
  const end = stepUpEnd(session.steppedUpAt);
  return end.getTime() > now.getTime() ? end : null;
}

export function stepUpEnd(at: Date): Date {
  return new Date(at.getTime() + env().stepUpMinutes * 60_000);
}
