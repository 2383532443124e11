import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { IssuingError } from "@/lib/issuing/errors";
import { issuerFailure } from "@/lib/operations/issuer-failure";
import { toOperationDto, withActor } from "@/lib/operations/operation-record";
import type { OperationDto } from "@/lib/operations/schema";

export interface OperationPlan<R> {
  /** Made once by the form, so that a repeated click is the same operation. */
  id: string;
  kind: string;
  subject: { type: string; id: string; label: string };
  /** What was asked, without secrets; a second request under the same id must ask the same. */
  input: Prisma.InputJsonObject;
  before?: Prisma.InputJsonValue;
  reason?: string | undefined;
  /** The one signed call. */
  send(call: { requestId: string; language: string }): Promise<{ data: R; httpStatus: number }>;
  /** Puts the issuer's answer into the mirror, in the transaction that completes the operation. */
  apply(tx: Tx, data: R): Promise<Prisma.InputJsonValue>;
}

/**
 * A write to the issuer: commit `pending`, send once, complete, audit. A lost reply gives `unknown`, never a resend.
 * @throws AppError BUSY while another change to the subject is undecided; ISSUER_* when nothing was changed.
 */
export async function runOperation<R>(
  viewer: Viewer,
  context: RequestContext,
  plan: OperationPlan<R>,
): Promise<OperationDto> {
  const opened = await openOperation(viewer, context, plan);
  if (opened.replayed) return opened.replayed;
  try {
    const reply = await plan.send({ requestId: context.requestId, language: context.language });
    return await complete(viewer, context, plan, reply);
  } catch (error) {
    return fail(viewer, context, plan, error);
  }
}

async function openOperation<R>(viewer: Viewer, context: RequestContext, plan: OperationPlan<R>) {
  const inputHash = createHash("sha256")
    .update(JSON.stringify([plan.kind, plan.subject, plan.input]))
    .digest("hex");
  try {
    await db().operation.create({
      data: {
        id: plan.id,
        kind: plan.kind,
        subjectType: plan.subject.type,
        subjectId: plan.subject.id,
        actorId: viewer.id,
        inputHash,
        input: plan.input,
        before: plan.before,
        status: "pending",
        requestId: context.requestId,
        startedAt: context.clock.now(),
      },
    });
    return { replayed: null };
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
  }
  const existing = await db().operation.findUnique({ where: { id: plan.id }, ...withActor });
  if (!existing)
    throw new AppError("BUSY", `another change to ${plan.subject.type} ${plan.subject.id} is undecided`);
  if (existing.inputHash !== inputHash || existing.actorId !== viewer.id) {
    throw new AppError("STALE", "this form was already used for another request");
  }
  if (existing.errorKind && existing.status !== "unknown") throw issuerFailure(existing);
  return { replayed: toOperationDto(existing) };
}

async function complete<R>(
  viewer: Viewer,
  context: RequestContext,
  plan: OperationPlan<R>,
  reply: { data: R; httpStatus: number },
): Promise<OperationDto> {
  return db().$transaction(async (tx) => {
    const after = await plan.apply(tx, reply.data);
    const row = await tx.operation.update({
      where: { id: plan.id },
      data: {
        status: "succeeded",
        httpStatus: reply.httpStatus,
        result: after,
        completedAt: context.clock.now(),
      },
      ...withActor,
    });
    await recordAudit({ ...factOf(viewer, context, plan), outcome: "succeeded", after }, tx);
    return toOperationDto(row);
  });
}

/** Anything but a definite “no” may have had an effect: it stays `unknown` until somebody reads. */
async function fail<R>(viewer: Viewer, context: RequestContext, plan: OperationPlan<R>, error: unknown) {
  const issuing = error instanceof IssuingError ? error : null;
  if (!issuing)
    log().error({ err: error, operationId: plan.id }, "the outcome of an operation could not be recorded");
  const status = issuing?.effect !== "none" ? "unknown" : issuing.kind === "not_sent" ? "failed" : "refused";
  const row = await db().$transaction(async (tx) => {
    const updated = await tx.operation.update({
      where: { id: plan.id },
      data: {
        status,
        errorKind: issuing?.kind ?? "internal",
        issuerCode: issuing?.issuerCode,
        issuerMessage: issuing?.issuerMessage,
        httpStatus: issuing?.httpStatus,
        completedAt: status === "unknown" ? null : context.clock.now(),
      },
      ...withActor,
    });
    const errorCode = issuing?.issuerCode ?? issuing?.kind ?? "internal";
    await recordAudit({ ...factOf(viewer, context, plan), outcome: status, errorCode }, tx);
    return updated;
  });
  if (status === "unknown") return toOperationDto(row);
  throw issuerFailure(row);
}

function factOf<R>(viewer: Viewer, context: RequestContext, plan: OperationPlan<R>) {
  return {
    actor: viewer,
    action: plan.kind,
    subject: plan.subject,
    requestId: context.requestId,
    issuerRequestId: context.requestId,
    operationId: plan.id,
    reason: plan.reason,
    before: plan.before,
    after: plan.input,
  };
}
