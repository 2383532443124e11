import "server-only";
import { assertPermission, can, PERMISSIONS } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import type { StaffMember, StaffSessionDto, Team } from "@/lib/staff/schema";
import { ROLE_NAMES } from "@/lib/staff/vocabulary";

/** Everybody who may sign in, and what each role may do. @throws AppError FORBIDDEN */
export async function listStaff(viewer: Viewer, context: RequestContext): Promise<Team> {
  assertPermission(viewer, "team.read");
  const rows = await db().staff.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: { _count: { select: { sessions: { where: liveSession(context.clock.now()) } } } },
  });
  return {
    members: rows.map(toMember),
    permissions: Object.entries(PERMISSIONS).map(([name, roles]) => ({ name, roles })),
    viewerId: viewer.id,
    mayManage: can(viewer.role, "team.manage"),
  };
}

/** The live sessions of one person, newest first. @throws AppError FORBIDDEN */
export async function listSessions(
  viewer: Viewer,
  context: RequestContext,
  staffId: string,
): Promise<StaffSessionDto[]> {
  assertPermission(viewer, "team.read");
  const rows = await db().staffSession.findMany({
    where: { staffId, ...liveSession(context.clock.now()) },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastActiveAt: row.lastActiveAt.toISOString(),
    address: row.ipAddress,
    userAgent: row.userAgent,
    current: row.id === viewer.sessionId,
  }));
}

function liveSession(now: Date): Prisma.StaffSessionWhereInput {
  const present = new Date(now.getTime() - env().sessionIdleMinutes * 60_000);
  return { revokedAt: null, expiresAt: { gt: now }, lastActiveAt: { gt: present } };
}

type Row = Prisma.StaffGetPayload<{ include: { _count: { select: { sessions: true } } } }>;

function toMember(row: Row): StaffMember {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: ROLE_NAMES.find((role) => role === row.role) ?? null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    liveSessions: row._count.sessions,
  };
}
