import "server-only";
import type { Role } from "@/lib/auth/constants";
import { ROLES } from "@/lib/auth/constants";
import type { Clock } from "@/lib/core/clock";
import { db, Prisma, select } from "@/lib/core/db";
import { env } from "@/lib/core/env";

export const SESSION_HOURS = 12;
const TOUCH_EVERY_MS = 30_000;

/** The signed-in person, as every verb receives it. */
export interface Viewer {
  id: string;
  sessionId: string;
  email: string;
  name: string;
  role: Role;
  /** What was granted to this person beyond the role; see `GRANTABLE`. */
  grants: readonly string[];
}

export type SessionState = { viewer: Viewer } | { viewer: null; reason: "none" | "idle" | "ended" };

/** Opens a session row and gives its id, which the cookie will name. */
export async function openSession(
  staffId: string,
  from: { address: string | null; userAgent: string },
  clock: Clock,
): Promise<string> {
  const now = clock.now();
  const row = await db().staffSession.create({
    data: {
      staffId,
      createdAt: now,
      lastActiveAt: now,
      expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
      userAgent: from.userAgent.slice(0, 300),
      ipAddress: from.address ?? "",
    },
  });
  return row.id;
}

/**
 * Who a session id stands for now. A revoked, expired or idle session, a disabled account and an unknown role
 * all stand for nobody.
 */
export async function readSession(sessionId: string, clock: Clock): Promise<SessionState> {
  const now = clock.now();
  const [row] = await select<SessionRow>(Prisma.sql`
    SELECT staff.id, email, name, role, last_active_at AS "lastActiveAt",
      staff_session.revoked_at IS NOT NULL OR disabled_at IS NOT NULL OR staff_session.expires_at <= ${now} AS over,
      ARRAY(SELECT permission FROM staff_grant
        WHERE staff_id = staff.id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now})) AS grants
    FROM staff_session JOIN staff ON staff.id = staff_session.staff_id
    WHERE staff_session.id = ${sessionId}::uuid`);
  if (!row) return { viewer: null, reason: "none" };
  const { id, email, name, grants } = row;
  const role = ROLES.find((one) => one === row.role);
  if (row.over || !role) return { viewer: null, reason: "ended" };
  const idleMs = now.getTime() - row.lastActiveAt.getTime();
  if (idleMs > env().sessionIdleMinutes * 60_000) return { viewer: null, reason: "idle" };
  return { viewer: { id, sessionId, email, name, role, grants } };
}

interface SessionRow extends Omit<Viewer, "role" | "sessionId"> {
  role: string;
  over: boolean;
  lastActiveAt: Date;
}

/** Marks the person as present; a live session only, and at most one write in 30 seconds. */
export async function touchSession(sessionId: string, clock: Clock): Promise<void> {
  const now = clock.now();
  await db().staffSession.updateMany({
    where: { id: sessionId, revokedAt: null, lastActiveAt: { lt: new Date(now.getTime() - TOUCH_EVERY_MS) } },
    data: { lastActiveAt: now },
  });
}

/** Ends one session; the cookie that names it is worthless from now on. */
export async function revokeSession(sessionId: string, by: string, clock: Clock): Promise<void> {
  await db().staffSession.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: clock.now(), revokedBy: by },
  });
}
