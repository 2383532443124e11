import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { remainingToday } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-record";
import { beginReveal, failReveal, finishReveal } from "@/lib/cards/card-reveal";
import { withPciSession } from "@/lib/cards/pci-exchange";
import { referenceOf } from "@/lib/cards/pin-operation";
import { type RevealedCard, revealCardInput } from "@/lib/cards/schema";
import { allowedIn } from "@/lib/cards/status";
import { REVEAL_SECONDS } from "@/lib/cards/vocabulary";
import { type Card, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
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
