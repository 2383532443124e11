import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { steppedUpUntil } from "@/lib/auth/stepped-up-until";
import { remainingToday } from "@/lib/cards/reveal-budget";
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
  try {
    await db().$transaction(async (tx) => {
      // Reveals of one person queue up, or two at once would both see the last one of the budget free.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reveal:${viewer.id}`}, 0))`;
      await assertGranted(viewer, now, tx);
      if (!(await steppedUpUntil(viewer, now, tx))) throw missing("step-up");
      if ((await remainingToday(viewer.id, now, tx)) === 0) throw missing("budget");
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
      await recordAudit({ ...factOf(viewer, context, reveal), outcome: "succeeded" }, tx);
    });
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

function missing(needs: "step-up" | "budget"): AppError {
  return new AppError("NOT_ALLOWED_NOW", `a reveal needs ${needs}`, { details: { needs } });
}
