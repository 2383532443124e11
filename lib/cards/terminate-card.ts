import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { changeStatus } from "@/lib/cards/change-status";
import { terminateInput } from "@/lib/cards/schema";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import type { OperationDto } from "@/lib/operations/schema";

/**
 * Ends a card for good (issuing-api §3.5: permanent and unrecoverable). Needs a reason and the card's last four
 * digits (for a card without any: the last four characters of its id).
 * @throws AppError as `changeStatus`; INVALID_INPUT when the digits are another card's
 */
export async function terminateCard(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<OperationDto> {
  assertPermission(viewer, "cards.terminate");
  const input = parseInput(terminateInput, raw);
  const change = {
    kind: "cards.terminate",
    needs: "terminate",
    send: (target: { cardId: string }, call: { requestId: string; language: string }) =>
      issuer().terminateCard(target, call),
  } as const;
  return changeStatus(viewer, context, input, change, (card) => {
    if (input.confirmLast4 === (card.last4 ?? card.id.slice(-4))) return;
    throw new AppError("INVALID_INPUT", "the confirmation is not this card's", {
      fields: { confirmLast4: "notThisCard" },
    });
  });
}
