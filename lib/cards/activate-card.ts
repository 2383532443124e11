import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { applyCard, cardFacts, loadForChange, readBack } from "@/lib/cards/card-operation";
import {
  assertPinNotInDoubt,
  assertPinOk,
  referenceOf,
  requirePinUse,
  sendPin,
} from "@/lib/cards/pin-operation";
import { activateCardInput } from "@/lib/cards/schema";
import { allowedIn } from "@/lib/cards/status";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import type { IssuerCard } from "@/lib/issuing/types";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";

/**
 * Activates a physical card and sets its PIN in one call (issuing-api §3.11). Whatever the issuer answers, the mirror
 * shows the card active only once Get Card says so. PIN and activation code are kept nowhere. Needs what `setPin` needs.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, STALE, NOT_ALLOWED_NOW, BUSY, ISSUER_*
 */
export async function activateCard(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<OperationDto> {
  assertPermission(viewer, "cards.activate");
  const input = parseInput(activateCardInput, raw);
  const { operationId, cardId, version, pin, physicalCardReferenceId, activateCode } = input;
  const request = {
    id: operationId,
    kind: "cards.activate" as const,
    subject: { type: "card", id: cardId },
    input: { physicalCardReferenceId },
  };
  return runOperation<IssuerCard | null>(viewer, context, request, async () => {
    const card = await loadForChange(cardId, version);
    if (!allowedIn(card.status).activate) {
      throw new AppError("NOT_ALLOWED_NOW", `activation of a card that is ${card.status}`);
    }
    assertPinOk(pin, card);
    const referenceId = referenceOf(card);
    await assertPinNotInDoubt(cardId, "cards.set_pin");
    await requirePinUse(viewer, context, { id: operationId, action: request.kind, card });
    const activation = { physicalCardReferenceId, activateCode };
    return {
      label: cardLabel(card),
      before: cardFacts(card),
      send: async (call) => {
        const httpStatus = await sendPin({ referenceId, pin, activation }, call);
        return { httpStatus, data: await readBack(card.id, null) };
      },
      apply: async (tx, data) => (data ? applyCard(tx, data, context.clock.now()) : {}),
    };
  });
}
