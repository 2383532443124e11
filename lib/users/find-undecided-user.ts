import "server-only";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import type { OperationDto } from "@/lib/operations/schema";

/** The viewer's latest creation of a user whose outcome is not known yet, so that a reload does not lose sight of it. */
export async function findUndecidedUser(viewer: Viewer): Promise<OperationDto | null> {
  if (!can(viewer.role, "users.create")) return null;
  const row = await db().operation.findFirst({
    where: { kind: "users.create", actorId: viewer.id, status: { in: ["pending", "unknown"] } },
    orderBy: { startedAt: "desc" },
    ...withActor,
  });
  return row && toOperationDto(row);
}
