import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import { judgeSecret, recordRefusal, secretRefused } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";

export interface Reveal {
  id: string;
  cardId: string;
  label: string;
  reason: string;
}

/**
 * Commits that this person is about to see this number, if grant, step-up and budget still allow it now. Until this
 * is committed nothing may be asked of the issuer: no row, no number.
 * @throws AppError FORBIDDEN, NOT_ALLOWED_NOW, STALE
 */
export async function beginReveal(viewer: Viewer, context: RequestContext, reveal: Reveal): Promise<void> {
  const now = context.clock.now();
  const fact = factOf(viewer, context, reveal);
  try {
    const refusal = await db().$transaction(async (tx) => {
      const found = await judgeSecret(tx, viewer, "number", now);
      await assertGranted(viewer, now, tx);
      if (found) {
        await recordRefusal(tx, viewer, context, fact, found);
        return found;
      }
      await tx.cardReveal.create({
        data: {
          id: reveal.id,
          cardId: reveal.cardId,
          staffId: viewer.id,
          sessionId: viewer.sessionId,
          reason: reveal.reason,
          requestId: context.requestId,
          status: "asked",
          askedAt: now,
        },
      });
      await recordAudit({ ...fact, outcome: "succeeded" }, tx);
      return null;
    });
    if (refusal) throw await secretRefused(viewer, refusal);
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    throw new AppError("STALE", "this number was already asked for");
  }
}

/** From now on its 30 seconds run. */
export async function finishReveal(id: string, at: Date): Promise<void> {
  await db().cardReveal.update({ where: { id }, data: { status: "revealed", revealedAt: at } });
}

/** Says in the log that no number was given after all. What failed is thrown on by the caller, whatever happens here. */
export async function failReveal(
  viewer: Viewer,
  context: RequestContext,
  reveal: Reveal,
  failure: unknown,
): Promise<void> {
  const errorCode = failure instanceof AppError ? failure.code : "INTERNAL";
  try {
    await db().$transaction(async (tx) => {
      await tx.cardReveal.update({ where: { id: reveal.id }, data: { status: "failed", errorCode } });
      await recordAudit({ ...factOf(viewer, context, reveal), outcome: "failed", errorCode }, tx);
    });
  } catch (error) {
    log().error({ err: error, revealId: reveal.id }, "a failed reveal was not recorded as failed");
  }
}

function factOf(viewer: Viewer, context: RequestContext, reveal: Reveal) {
  return {
    actor: viewer,
    action: "cards.reveal",
    subject: { type: "card", id: reveal.cardId, label: reveal.label },
    requestId: context.requestId,
    issuerRequestId: context.requestId,
    reason: reveal.reason,
    after: { revealId: reveal.id },
  };
}

/** A grant that was taken back since the request began counts no more. */
async function assertGranted(viewer: Viewer, now: Date, tx: Tx): Promise<void> {
  const grant = await tx.staffGrant.findFirst({
    where: {
      staffId: viewer.id,
      permission: "cards.reveal",
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      staff: { disabledAt: null },
    },
    select: { id: true },
  });
  if (!grant) throw new AppError("FORBIDDEN", "no grant of cards.reveal stands");
}
