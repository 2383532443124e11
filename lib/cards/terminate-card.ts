import "server-only";
import type { z } from "zod";
import { type GatedAction, submitGated } from "@/lib/approvals/gate";
import type { Submitted } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { loadForChange } from "@/lib/cards/card-operation";
import { cardSnapshot } from "@/lib/cards/card-snapshot";
import { performTermination } from "@/lib/cards/perform-termination";
import { terminateInput } from "@/lib/cards/schema";
import { allowedIn } from "@/lib/cards/status";
import type { Card } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

type Input = z.output<typeof terminateInput>;

/**
 * Ends a card for good (issuing-api §3.5: permanent and unrecoverable). Needs a reason and the card's last four
 * digits (for a card without any: the last four characters of its id); where the policy says so, a second person.
 * @throws AppError as `changeStatus`; INVALID_INPUT when the digits are another card's; BUSY while it is asked for already
 */
export async function terminateCard(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<Submitted> {
  assertPermission(viewer, "cards.terminate");
  const input = parseInput(terminateInput, raw);
  return submitGated(viewer, context, input.operationId, {
    describe: () => termination(input),
    perform: () => performTermination(viewer, context, input, (card) => assertConfirmed(input, card)),
  });
}

async function termination(input: Input): Promise<GatedAction> {
  const card = await loadForChange(input.cardId, input.version);
  if (!allowedIn(card.status).terminate) {
    throw new AppError("NOT_ALLOWED_NOW", `cards.terminate on a card that is ${card.status}`);
  }
  assertConfirmed(input, card);
  return {
    kind: "cards.terminate",
    subject: { type: "card", id: card.id },
    label: cardLabel(card),
    input: { cardId: card.id },
    snapshot: await cardSnapshot(card.id, [], { fresh: false }),
    reason: input.reason,
  };
}

function assertConfirmed(input: Input, card: Card): void {
  if (input.confirmLast4 === (card.last4 ?? card.id.slice(-4))) return;
  throw new AppError("INVALID_INPUT", "the confirmation is not this card's", {
    fields: { confirmLast4: "notThisCard" },
  });
}
