import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma, type StaffSession } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { parseInput } from "@/lib/core/parse";
import { type StaffSessionDto, staffInput } from "@/lib/staff/schema";

/** The live sessions of one person, newest first, at most 50. @throws AppError FORBIDDEN, INVALID_INPUT */
export async function listSessions(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<StaffSessionDto[]> {
  assertPermission(viewer, "team.read");
  const { staffId } = parseInput(staffInput, raw);
  const rows = await db().staffSession.findMany({
    where: { staffId, ...liveSession(context.clock.now()) },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return rows.map((row) => toSessionDto(row, viewer));
}

export function toSessionDto(row: StaffSession, viewer: Viewer): StaffSessionDto {
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastActiveAt: row.lastActiveAt.toISOString(),
    address: row.ipAddress,
    userAgent: row.userAgent,
    current: row.id === viewer.sessionId,
  };
}

/** Not revoked, not over, and its person was there within the idle time. */
export function liveSession(now: Date): Prisma.StaffSessionWhereInput {
  const present = new Date(now.getTime() - env().sessionIdleMinutes * 60_000);
  return { revokedAt: null, expiresAt: { gt: now }, lastActiveAt: { gt: present } };
}
