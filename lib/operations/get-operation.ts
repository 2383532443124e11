import "server-only";
import { mayReadKind } from "@/lib/auth/operation-kinds";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { waitingOperation } from "@/lib/operations/constants";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import { type Resolver, resolveOperation } from "@/lib/operations/resolve-operation";
import type { OperationDto } from "@/lib/operations/schema";

export type OperationResolvers = Record<string, Resolver>;

const LOOK_AGAIN_MS = 1_500;

/**
 * An operation as its starter follows it. While it is undecided, asking is what makes us look at the issuer,
 * at most every 1.5 seconds. Who may read it follows from its kind. A form whose operation waits for a second person is told so.
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function getOperation(
  viewer: Viewer,
  context: RequestContext,
  id: string,
  resolvers: OperationResolvers,
): Promise<OperationDto> {
  const row = await db().operation.findUnique({ where: { id }, ...withActor });
  if (!row) return getWaiting(viewer, context, id, resolvers);
  assertMayRead(viewer, row.kind);
  const resolver = resolvers[row.kind];
  const lookedAt = row.checkedAt?.getTime() ?? 0;
  const undecided = row.status === "unknown" || row.status === "pending";
  if (!undecided || !resolver || context.clock.now().getTime() - lookedAt < LOOK_AGAIN_MS)
    return toOperationDto(row);
  return (await resolveOperation(id, resolver, context.clock)) ?? toOperationDto(row);
}

function assertMayRead(viewer: Viewer, kind: string): void {
  if (!mayReadKind(viewer, kind)) throw new AppError("FORBIDDEN", `${viewer.role} may not read ${kind}`);
}

/** The request for a second person that the form became; once it was carried out, what came of that. */
async function getWaiting(
  viewer: Viewer,
  context: RequestContext,
  formId: string,
  resolvers: OperationResolvers,
): Promise<OperationDto> {
  const request = await db().approvalRequest.findUnique({
    where: { makerId_formId: { makerId: viewer.id, formId } },
    include: { maker: { select: { name: true } } },
  });
  if (!request) throw new AppError("NOT_FOUND", `no operation ${formId}`);
  const { operationId, kind } = request;
  assertMayRead(viewer, kind);
  const begun = operationId && (await db().operation.findUnique({ where: { id: operationId } }));
  if (begun) return getOperation(viewer, context, operationId, resolvers);
  const { id, subjectType, subjectId, createdAt, maker } = request;
  const subject = { type: subjectType, id: subjectId };
  return waitingOperation(formId, {
    id,
    kind,
    subject,
    createdAt: createdAt.toISOString(),
    makerName: maker.name,
  });
}
