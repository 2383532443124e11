import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import { requireFreshStepUp } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { type ExchangeCall, withPciSession } from "@/lib/cards/pci-exchange";
import { pinProblem } from "@/lib/cards/pin-rule";
import { type Card, db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";

interface PinOrder {
  referenceId: string;
  pin: string;
  activation: { physicalCardReferenceId: string; activateCode: string } | null;
}

/**
 * Agrees on a key, encrypts the PIN and sends it; gives the HTTP status of the issuer's “yes”.
 * @throws IssuingError with effect `none` while the PIN was not sent
 */
export async function sendPin(order: PinOrder, first: ExchangeCall): Promise<number> {
  const { referenceId, pin, activation } = order;
  return withPciSession(first, async (session, call) => {
    const jwe = await session.encryptPin(pin);
    // Only the reference page knows of activation, so only its body can carry one (issuing-api §3.11).
    const raw = env().issuing.pciPinBody === "raw" && activation === null;
    const reply = await issuer().setCardPin(
      raw
        ? { rawJwe: jwe, referenceId }
        : { referenceId, jwePinBlock: jwe, isActivePhysicalCard: activation !== null, ...activation },
      call,
    );
    assertYes(reply.data.status, reply.requestId, reply.httpStatus);
    return reply.httpStatus;
  });
}

/** @throws AppError INVALID_INPUT with the problem of the PIN as the field's text key */
export function assertPinOk(pin: string, card: Pick<Card, "last4">): void {
  const problem = pinProblem(pin, env().pinLength, card.last4);
  if (problem) throw new AppError("INVALID_INPUT", `a PIN: ${problem}`, { fields: { pin: problem } });
}

/** A PIN that is about to be sent. @throws AppError NOT_ALLOWED_NOW without a fresh step-up or room in the day's budget */
export async function requirePinUse(
  viewer: Viewer,
  context: RequestContext,
  { id, action, card }: { id: string; action: string; card: Card },
): Promise<void> {
  const subject = { type: "card", id: card.id, label: cardLabel(card) };
  await requireFreshStepUp(viewer, context, { budget: "pin", id, action, subject });
}

/** What the PCI calls name a card by. @throws AppError NOT_ALLOWED_NOW when the issuer never told it */
export function referenceOf(card: Pick<Card, "id" | "referenceId">): string {
  if (card.referenceId) return card.referenceId;
  throw new AppError("NOT_ALLOWED_NOW", `card ${card.id} has no reference id`, {
    details: { needs: "reference-id" },
  });
}

/** Both calls set a PIN: one that arrives late must not overwrite the other's. @throws AppError BUSY */
export async function assertPinNotInDoubt(
  cardId: string,
  kind: "cards.set_pin" | "cards.activate",
): Promise<void> {
  const where = { subjectType: "card", subjectId: cardId, kind, status: { in: ["pending", "unknown"] } };
  if (await db().operation.findFirst({ where, select: { id: true } })) {
    throw new AppError("BUSY", `${kind} of card ${cardId} is undecided`);
  }
}

/** The values of `status` are not documented: a word of failure, or one we do not know, leaves a doubt. */
function assertYes(status: string | null, requestId: string, httpStatus: number): void {
  if (
    status === null ||
    /^(success\w*|succeed\w*|ok|true|done|completed?|active|activated)$/i.test(status.trim())
  )
    return;
  throw new IssuingError({
    kind: "unreadable_reply",
    effect: "unknown",
    operation: "setCardPin",
    requestId,
    httpStatus,
    detail: "a status that is no success",
  });
}
