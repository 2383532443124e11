import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { REVEAL_SECONDS } from "@/lib/cards/constants";
import { recordCopyInput } from "@/lib/cards/schema";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

/**
 * Records that a part of a revealed card is about to be copied: the screen copies only after this said yes. Only for
 * whoever revealed it, in the same session, while it is shown.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, STALE when the time is over
 */
export async function recordCopy(viewer: Viewer, context: RequestContext, raw: unknown): Promise<null> {
  assertPermission(viewer, "cards.reveal_copy");
  const { revealId, field } = parseInput(recordCopyInput, raw);
  const reveal = await db().cardReveal.findFirst({
    where: { id: revealId, staffId: viewer.id, sessionId: viewer.sessionId, status: "revealed" },
  });
  if (!reveal?.revealedAt) throw new AppError("NOT_FOUND", `no reveal ${revealId} of this person`);
  const age = context.clock.now().getTime() - reveal.revealedAt.getTime();
  if (age > REVEAL_SECONDS * 1000) throw new AppError("STALE", "the number is not shown any more");
  const card = await db().card.findUniqueOrThrow({ where: { id: reveal.cardId } });
  await recordAudit({
    actor: viewer,
    action: "cards.reveal_copy",
    outcome: "succeeded",
    subject: { type: "card", id: card.id, label: cardLabel(card) },
    requestId: context.requestId,
    after: { revealId, field },
  });
  return null;
}
