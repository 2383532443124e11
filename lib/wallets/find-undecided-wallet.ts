import "server-only";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import type { OperationDto } from "@/lib/operations/schema";

/** The viewer's latest creation of a wallet whose outcome is not known yet, so that a reload does not lose sight of it. */
export async function findUndecidedWallet(viewer: Viewer): Promise<OperationDto | null> {
  if (!can(viewer.role, "wallets.create")) return null;
  const row = await db().operation.findFirst({
    where: { kind: "wallets.create", actorId: viewer.id, status: { in: ["pending", "unknown"] } },
    orderBy: { startedAt: "desc" },
    ...withActor,
  });
  return row && toOperationDto(row);
}
