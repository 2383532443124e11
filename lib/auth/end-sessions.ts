import "server-only";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Tx } from "@/lib/core/db";

const KEPT_MS = 90 * 86_400_000;

/** Ends one live session of a person, or all but the one that the viewer asks from; gives how many. */
export async function endSessionsOf(
  tx: Tx,
  viewer: Viewer,
  of: { staffId: string; sessionId?: string | undefined },
  at: Date,
): Promise<number> {
  const ended = await tx.staffSession.updateMany({
    where: { staffId: of.staffId, revokedAt: null, id: of.sessionId ?? { not: viewer.sessionId } },
    data: { revokedAt: at, revokedBy: viewer.email },
  });
  return ended.count;
}

/** Deletes sessions that ended long ago, and counted attempts that no longer count. */
export async function forgetOldSessions(now: Date): Promise<void> {
  await db().staffSession.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - KEPT_MS) } } });
  await db().rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } } });
}
