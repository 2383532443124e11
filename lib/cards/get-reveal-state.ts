import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { remainingToday } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { steppedUpUntil } from "@/lib/auth/stepped-up-until";
import { type RevealState, revealStateInput } from "@/lib/cards/schema";
import { allowedIn } from "@/lib/cards/status";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

/**
 * What the viewer would need before the number of a card is revealed; `revealCard` checks all of it again.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function getRevealState(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<RevealState> {
  assertPermission(viewer, "cards.read");
  const { cardId } = parseInput(revealStateInput, raw);
  const now = context.clock.now();
  const [card, staff, until, remaining] = await Promise.all([
    db().card.findUnique({ where: { id: cardId }, select: { status: true, referenceId: true } }),
    db().staff.findUnique({ where: { id: viewer.id }, select: { totpConfirmedAt: true } }),
    steppedUpUntil(viewer, now),
    remainingToday(viewer.id, "number", now),
  ]);
  if (!card) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  const may = holds(viewer, "cards.reveal") && allowedIn(card.status).reveal && card.referenceId !== null;
  return {
    may,
    mayCopy: holds(viewer, "cards.reveal_copy"),
    steppedUpUntil: until?.toISOString() ?? null,
    hasTotp: Boolean(staff?.totpConfirmedAt),
    remainingToday: remaining,
    budget: env().dailyBudgets.number,
  };
}
