import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { loadForChange } from "@/lib/cards/card-operation";
import {
  assertPinNotInDoubt,
  assertPinOk,
  referenceOf,
  requirePinUse,
  sendPin,
} from "@/lib/cards/pin-operation";
import { setPinInput } from "@/lib/cards/schema";
import { allowedIn } from "@/lib/cards/status";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";

/**
 * Sets a card's PIN at the issuer (issuing-api §3.11). The PIN goes into the encrypted block and nowhere else: not
 * into the operation or its hash, so the same operation id replays its outcome whatever PIN comes with it. Needs a fresh
 * step-up and room in the day's budget.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, STALE, NOT_ALLOWED_NOW, BUSY, ISSUER_*
 */
export async function setPin(viewer: Viewer, context: RequestContext, raw: unknown): Promise<OperationDto> {
  assertPermission(viewer, "cards.set_pin");
  const { operationId, cardId, version, pin } = parseInput(setPinInput, raw);
  const request = {
    id: operationId,
    kind: "cards.set_pin" as const,
    subject: { type: "card", id: cardId },
    input: {},
  };
  return runOperation<null>(viewer, context, request, async () => {
    const card = await loadForChange(cardId, version);
    if (!allowedIn(card.status).setPin) {
      throw new AppError("NOT_ALLOWED_NOW", `a PIN for a card that is ${card.status}`);
    }
    assertPinOk(pin, card);
    const referenceId = referenceOf(card);
    await assertPinNotInDoubt(cardId, "cards.activate");
    await requirePinUse(viewer, context, { id: operationId, action: request.kind, card });
    return {
      label: cardLabel(card),
      send: async (call) => ({
        httpStatus: await sendPin({ referenceId, pin, activation: null }, call),
        data: null,
      }),
      apply: async () => ({}),
    };
  });
}
