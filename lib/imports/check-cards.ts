import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { matchCards } from "@/lib/imports/match-cards";
import { type CardMatch, checkCardsInput } from "@/lib/imports/schema";

/**
 * Which cards up to 500 rows of a document are, for a preview; nothing is stored.
 * @throws AppError FORBIDDEN, INVALID_INPUT also for a row with a full card number
 */
export async function checkCards(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<CardMatch[]> {
  assertPermission(viewer, "cards.import");
  return matchCards(parseInput(checkCardsInput, raw).rows);
}
