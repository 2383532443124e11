import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Operation } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { toOperationDto, withActor } from "@/lib/operations/operation-record";
import { type Finding, resolveOperation } from "@/lib/operations/resolve-operation";
import type { OperationDto } from "@/lib/operations/schema";

export type OperationResolvers = Record<string, (operation: Operation) => Promise<Finding>>;

const LOOK_AGAIN_MS = 1_500;

/**
 * An operation as its starter follows it. While it is undecided, asking is what makes us look at the issuer,
 * at most every 1.5 seconds.
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function getOperation(
  viewer: Viewer,
  context: RequestContext,
  id: string,
  resolvers: OperationResolvers,
): Promise<OperationDto> {
  assertPermission(viewer, "cards.read");
  const row = await db().operation.findUnique({ where: { id }, ...withActor });
  if (!row) throw new AppError("NOT_FOUND", `no operation ${id}`);
  const resolver = resolvers[row.kind];
  const lookedAt = row.checkedAt?.getTime() ?? 0;
  const undecided = row.status === "unknown" || row.status === "pending";
  if (!undecided || !resolver || context.clock.now().getTime() - lookedAt < LOOK_AGAIN_MS)
    return toOperationDto(row);
  return (await resolveOperation(id, resolver, context.clock)) ?? toOperationDto(row);
}
