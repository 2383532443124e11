import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Operation } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { toOperationDto, withActor } from "@/lib/operations/operation-record";
import { type Finding, resolveOperation } from "@/lib/operations/resolve-operation";
import type { OperationDto } from "@/lib/operations/schema";
import { waitingOperation } from "@/lib/operations/vocabulary";

export type OperationResolvers = Record<string, (operation: Operation) => Promise<Finding>>;

const LOOK_AGAIN_MS = 1_500;

/**
 * An operation as its starter follows it. While it is undecided, asking is what makes us look at the issuer,
 * at most every 1.5 seconds. A form whose operation waits for a second person is told so.
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
  if (!row) return getWaiting(viewer, context, id, resolvers);
  const resolver = resolvers[row.kind];
  const lookedAt = row.checkedAt?.getTime() ?? 0;
  const undecided = row.status === "unknown" || row.status === "pending";
  if (!undecided || !resolver || context.clock.now().getTime() - lookedAt < LOOK_AGAIN_MS)
    return toOperationDto(row);
  return (await resolveOperation(id, resolver, context.clock)) ?? toOperationDto(row);
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
  const { operationId } = request;
  const begun = operationId && (await db().operation.findUnique({ where: { id: operationId } }));
  if (begun) return getOperation(viewer, context, operationId, resolvers);
  const { id, kind, subjectType, subjectId, createdAt, maker } = request;
  const subject = { type: subjectType, id: subjectId };
  return waitingOperation(formId, {
    id,
    kind,
    subject,
    createdAt: createdAt.toISOString(),
    makerName: maker.name,
  });
}
