import "server-only";
import { ROLES } from "@/lib/auth/constants";
import { assertPermission, can, PERMISSIONS } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma } from "@/lib/core/db";
import { standing } from "@/lib/staff/change-staff";
import { liveSession } from "@/lib/staff/list-sessions";
import type { StaffMember, Team } from "@/lib/staff/schema";

/** Everybody who may sign in, and what each role may do. @throws AppError FORBIDDEN */
export async function listStaff(viewer: Viewer, context: RequestContext): Promise<Team> {
  assertPermission(viewer, "team.read");
  const now = context.clock.now();
  const rows = await db().staff.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      _count: { select: { sessions: { where: liveSession(now) } } },
      grants: { where: { revokedAt: null }, orderBy: { grantedAt: "asc" } },
    },
  });
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return {
    members: rows.map((row) => toMember(row, names, now)),
    permissions: Object.entries(PERMISSIONS).map(([name, roles]) => ({ name, roles })),
    viewerId: viewer.id,
    mayManage: can(viewer.role, "team.manage"),
  };
}

type Row = Prisma.StaffGetPayload<{ include: { _count: { select: { sessions: true } }; grants: true } }>;

function toMember(row: Row, names: Map<string, string>, now: Date): StaffMember {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: ROLES.find((role) => role === row.role) ?? null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    liveSessions: row._count.sessions,
    grants: standing(row, now).map((grant) => ({
      id: grant.id,
      permission: grant.permission,
      justification: grant.justification,
      grantedByName: names.get(grant.grantedById) ?? "",
      grantedAt: grant.grantedAt.toISOString(),
      expiresAt: grant.expiresAt?.toISOString() ?? null,
    })),
  };
}
