import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { judgeSecret, recordRefusal, remainingToday, secretRefused } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { REVEAL_SECONDS } from "@/lib/cards/constants";
import { withPciSession } from "@/lib/cards/pci-exchange";
import { referenceOf } from "@/lib/cards/pin-operation";
import { type RevealedCard, revealCardInput } from "@/lib/cards/schema";
import { allowedIn } from "@/lib/cards/status";
import { type Card, db, Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { issuerFailure } from "@/lib/operations/issuer-failure";
import type { CardSecrets } from "@/lib/pci/card-block";

/**
 * Gives a card's full number, once per `revealId`. Whoever asks needs a grant, a fresh step-up of this session, a
 * reason and room in the day's budget; all that is committed and audited before the issuer is asked.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (`details.needs` says what is missing),
 *   STALE when the id was used, ISSUER_*
 */
export async function revealCard(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<RevealedCard> {
  assertPermission(viewer, "cards.reveal");
  const { revealId, cardId, reason } = parseInput(revealCardInput, raw);
  const card = await db().card.findUnique({ where: { id: cardId } });
  if (!card) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  // A terminated card's number pays nothing any more and can only leak: nobody needs it (PCI DSS 3.2.1).
  if (!allowedIn(card.status).reveal) {
    throw new AppError("NOT_ALLOWED_NOW", `the number of a card that is ${card.status}`);
  }
  const referenceId = referenceOf(card);
  const reveal = { id: revealId, cardId, label: cardLabel(card), reason };
  await beginReveal(viewer, context, reveal);
  try {
    const secrets = await fetchSecrets(card, referenceId, context);
    await finishReveal(revealId, context.clock.now());
    return {
      ...secrets,
      seconds: REVEAL_SECONDS,
      remainingToday: await remainingToday(viewer.id, "number", context.clock.now()),
      mayCopy: holds(viewer, "cards.reveal_copy"),
    };
  } catch (error) {
    const failure =
      error instanceof IssuingError ? issuerFailure({ ...error, errorKind: error.kind }) : error;
    await failReveal(viewer, context, reveal, failure);
    throw failure;
  }
}

async function fetchSecrets(card: Card, referenceId: string, context: RequestContext): Promise<CardSecrets> {
  const call = { requestId: context.requestId, language: context.language };
  const secrets = await withPciSession(call, async (session, call) => {
    const { data } = await issuer().getFullCardNumber({ referenceId, kid: session.kid }, call);
    return session.decryptCardBlock(data.jwe);
  });
  if (!belongsTo(secrets.pan, card)) {
    throw new AppError("ISSUER_UNREADABLE", `the number that came is not the one of card ${card.id}`);
  }
  return { pan: secrets.pan, cvv: secrets.cvv, expirationDate: secrets.expirationDate };
}

/** Somebody else's card must never be shown; without its last four digits we cannot tell whose it is. */
function belongsTo(pan: string, card: Pick<Card, "first6" | "last4">): boolean {
  if (!card.last4 || !pan.endsWith(card.last4)) return false;
  return !card.first6 || pan.startsWith(card.first6);
}

interface Reveal {
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
async function beginReveal(viewer: Viewer, context: RequestContext, reveal: Reveal): Promise<void> {
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
async function finishReveal(id: string, at: Date): Promise<void> {
  await db().cardReveal.update({ where: { id }, data: { status: "revealed", revealedAt: at } });
}

/** Says in the log that no number was given after all. What failed is thrown on by the caller, whatever happens here. */
async function failReveal(
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
