import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit-log/record";
import type { OperationKind } from "@/lib/auth/operation-kinds";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { IssuingError } from "@/lib/issuing/errors";
import type { LiveEvent } from "@/lib/live/constants";
import { publish } from "@/lib/live/publish";
import { issuerFailure } from "@/lib/operations/issuer-failure";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import type { OperationDto } from "@/lib/operations/schema";

export interface OperationRequest {
  /** Made once by the form, so that a repeated click is the same operation. */
  id: string;
  kind: OperationKind;
  subject: { type: string; id: string };
  /** What was asked, without secrets; a second request under the same id must ask the same. */
  input: Prisma.InputJsonObject;
}

export interface OperationPlan<R> {
  label: string;
  before?: Prisma.InputJsonValue | undefined;
  reason?: string | undefined;
  /** What is sent and `input` must not show, sealed; kept until the outcome is known. */
  sealed?: Uint8Array<ArrayBuffer> | undefined;
  /** The one signed call. */
  send(call: { requestId: string; language: string }): Promise<{ data: R; httpStatus: number }>;
  /** Puts the issuer's answer into the mirror, in the transaction that completes the operation. */
  apply(tx: Tx, data: R): Promise<Prisma.InputJsonObject>;
}

/**
 * A write to the issuer: look whether this id was already used, let `prepare` check the snapshot, commit `pending`,
 * send once, complete, audit. A lost reply gives `unknown`, never a resend.
 * @throws AppError what `prepare` throws; BUSY while another change to the subject is undecided;
 *   STALE when the id was used for another request; ISSUER_* when nothing was changed.
 */
export async function runOperation<R>(
  viewer: Viewer,
  context: RequestContext,
  request: OperationRequest,
  prepare: () => Promise<OperationPlan<R>>,
): Promise<OperationDto> {
  const inputHash = hashOf(request);
  const replayed = await replay(viewer, request, inputHash);
  if (replayed) return replayed;
  const seen = await latestChange(request);
  const plan = await prepare();
  const raced = await commitPending(viewer, context, request, plan, inputHash);
  if (raced) return raced;
  await assertUnchanged(request, seen);
  const work = { viewer, context, request, plan };
  let reply: { data: R; httpStatus: number };
  try {
    reply = await plan.send({ requestId: context.requestId, language: context.language });
  } catch (error) {
    return fail(work, error).catch((failure: unknown) => unrecorded(work, failure));
  }
  return complete(work, reply)
    .catch((error: unknown) => fail(work, error))
    .catch((failure: unknown) => unrecorded(work, failure));
}

interface Work<R> {
  viewer: Viewer;
  context: RequestContext;
  request: OperationRequest;
  plan: OperationPlan<R>;
}

function hashOf(request: OperationRequest): string {
  const { kind, subject, input } = request;
  return createHash("sha256")
    .update(JSON.stringify([kind, subject.type, subject.id, input]))
    .digest("hex");
}

/** The outcome of an earlier request under this id, if there is one: the same person asking the same again. */
async function replay(
  viewer: Viewer,
  request: OperationRequest,
  inputHash: string,
): Promise<OperationDto | null> {
  const existing = await db().operation.findUnique({ where: { id: request.id }, ...withActor });
  if (!existing) return null;
  if (existing.inputHash !== inputHash || existing.actorId !== viewer.id) {
    throw new AppError("STALE", "this form was already used for another request");
  }
  if (existing.status === "refused" || existing.status === "failed") throw issuerFailure(existing);
  return toOperationDto(existing);
}

async function commitPending<R>(
  viewer: Viewer,
  context: RequestContext,
  request: OperationRequest,
  plan: OperationPlan<R>,
  inputHash: string,
): Promise<OperationDto | null> {
  try {
    await db().operation.create({
      data: {
        id: request.id,
        kind: request.kind,
        subjectType: request.subject.type,
        subjectId: request.subject.id,
        actorId: viewer.id,
        inputHash,
        input: request.input,
        before: plan.before,
        sealed: plan.sealed ?? null,
        status: "pending",
        requestId: context.requestId,
        startedAt: context.clock.now(),
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
  }
  const raced = await replay(viewer, request, inputHash);
  if (raced) return raced;
  throw new AppError("BUSY", `another change to ${request.subject.type} ${request.subject.id} is undecided`);
}

/** What was last done to the subject, and how far it is; the `pending` row of this request aside. */
async function latestChange({ id, subject }: OperationRequest): Promise<string> {
  const last = await db().operation.findFirst({
    where: { subjectType: subject.type, subjectId: subject.id, id: { not: id } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    select: { id: true, status: true },
  });
  return last ? `${last.id} ${last.status}` : "";
}

/**
 * From the `pending` row on nobody else changes the subject. Whoever did between our look at the snapshot and that row
 * has made the look worthless: nothing was sent, so the row is taken back.
 */
async function assertUnchanged(request: OperationRequest, seen: string): Promise<void> {
  if ((await latestChange(request)) === seen) return;
  await db().operation.delete({ where: { id: request.id } });
  throw new AppError("BUSY", `${request.subject.type} ${request.subject.id} was changed a moment ago`);
}

async function complete<R>(work: Work<R>, reply: { data: R; httpStatus: number }): Promise<OperationDto> {
  const { context, request, plan } = work;
  return db().$transaction(async (tx) => {
    const after = await plan.apply(tx, reply.data);
    const row = await tx.operation.update({
      where: { id: request.id },
      data: {
        status: "succeeded",
        httpStatus: reply.httpStatus,
        result: after,
        sealed: null,
        completedAt: context.clock.now(),
      },
      ...withActor,
    });
    await recordAudit({ ...factOf(work), outcome: "succeeded", after }, tx);
    await publish(tx, eventOf(request));
    return toOperationDto(row);
  });
}

/** Anything but a definite “no” may have had an effect: it stays `unknown` until somebody reads. */
async function fail<R>(work: Work<R>, error: unknown): Promise<OperationDto> {
  const { context, request } = work;
  const issuing = error instanceof IssuingError ? error : null;
  if (!issuing)
    log().error({ err: error, operationId: request.id }, "the outcome of an operation is not recorded");
  const status = statusOf(issuing);
  const row = await db().$transaction(async (tx) => {
    const updated = await tx.operation.update({
      where: { id: request.id },
      data: {
        status,
        errorKind: issuing?.kind ?? "internal",
        issuerCode: issuing?.issuerCode,
        issuerMessage: issuing?.issuerMessage,
        httpStatus: issuing?.httpStatus,
        ...(status === "unknown" ? {} : { sealed: null, completedAt: context.clock.now() }),
      },
      ...withActor,
    });
    const errorCode = issuing?.issuerCode ?? issuing?.kind ?? "internal";
    await recordAudit({ ...factOf(work), outcome: status, errorCode }, tx);
    await publish(tx, eventOf(request));
    return updated;
  });
  if (status === "unknown") return toOperationDto(row);
  throw issuerFailure(row);
}

/**
 * The call went out, and the database took no word of what came of it. The row stays pending and is found out by
 * reading; it must not look like a request of which nothing was sent.
 */
function unrecorded<R>({ viewer, context, request }: Work<R>, failure: unknown): OperationDto {
  if (failure instanceof AppError) throw failure;
  log().error({ err: failure, operationId: request.id }, "what came of a sent operation is not recorded");
  return {
    id: request.id,
    kind: request.kind,
    subjectType: request.subject.type,
    subjectId: request.subject.id,
    status: "unknown",
    issuerCode: null,
    issuerRequestId: context.requestId,
    startedAt: context.clock.now().toISOString(),
    completedAt: null,
    actorName: viewer.name,
    result: null,
  };
}

function eventOf({ id, kind, subject }: OperationRequest): LiveEvent {
  return { topic: "operations", id, kind, ...(subject.type === "card" ? { cardId: subject.id } : {}) };
}

function statusOf(error: IssuingError | null): "unknown" | "failed" | "refused" {
  if (error?.effect !== "none") return "unknown";
  return error.kind === "not_sent" ? "failed" : "refused";
}

function factOf<R>({ viewer, context, request, plan }: Work<R>) {
  return {
    actor: viewer,
    action: request.kind,
    subject: { ...request.subject, label: plan.label },
    requestId: context.requestId,
    issuerRequestId: context.requestId,
    operationId: request.id,
    reason: plan.reason,
    before: plan.before,
    after: request.input,
  };
}
