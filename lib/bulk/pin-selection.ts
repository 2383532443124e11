import "server-only";
import type { z } from "zod";
import { contentHash } from "@/lib/approvals/snapshot";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type BulkNoun, SELECTION_CAP } from "@/lib/bulk/constants";
import { type SelectionDto, selectionInput } from "@/lib/bulk/schema";
import { cardsIn } from "@/lib/bulk/selected-cards";
import { cardConditions } from "@/lib/cards/card-conditions";
import { cardQuery } from "@/lib/cards/schema";
import { cardState } from "@/lib/cards/status";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { userQuery } from "@/lib/users/schema";
import { userConditions } from "@/lib/users/user-conditions";

/**
 * Pins what somebody selected: the ids given, or all that a list's filter finds now by the list's own conditions. The
 * id of a selection is its content's hash, so that what was confirmed is what is done.
 * @throws AppError FORBIDDEN, INVALID_INPUT (nothing selected, more than 5,000, a filter that cannot be used)
 */
export async function pinSelection(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<SelectionDto> {
  assertPermission(viewer, "cards.read");
  const { noun, choice } = parseInput(selectionInput, raw);
  if (noun === "users") assertPermission(viewer, "users.read");
  const found = choice.by === "ids" ? choice.ids : await matching(noun, choice.query);
  const ids = [...new Set(found)].sort();
  if (ids.length === 0) throw refused("emptySelection");
  if (ids.length > SELECTION_CAP) throw refused("tooManySelected");
  const id = contentHash([noun, ids]);
  const usedAt = context.clock.now();
  await db().bulkSelection.upsert({
    where: { id },
    create: { id, noun, ids, createdAt: usedAt, usedAt },
    update: { usedAt },
  });
  return { id, noun, count: ids.length, currencies: await currenciesOf(noun, ids) };
}

function matching(noun: BulkNoun, query: Record<string, string>): Promise<string[]> {
  return noun === "cards"
    ? idsOf(matchingCards(parseInput(cardQuery, query)))
    : idsOf(matchingUsers(parseInput(userQuery, query)));
}

function matchingCards(query: z.output<typeof cardQuery>): Prisma.Sql {
  return Prisma.sql`SELECT c.id FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id
    WHERE ${cardConditions(query)} LIMIT ${SELECTION_CAP + 1}`;
}

function matchingUsers(query: z.output<typeof userQuery>): Prisma.Sql {
  return Prisma.sql`SELECT u.id FROM card_user u WHERE ${userConditions(query)} LIMIT ${SELECTION_CAP + 1}`;
}

async function idsOf(sql: Prisma.Sql): Promise<string[]> {
  return (await db().$queryRaw<{ id: string }[]>(sql)).map(({ id }) => id);
}

async function currenciesOf(noun: BulkNoun, ids: string[]): Promise<SelectionDto["currencies"]> {
  const counts = new Map<string, number>();
  for (const { card } of await cardsIn({ noun, ids })) {
    if (!card || cardState(card.status) === "terminated") continue;
    counts.set(card.settlementCurrency, (counts.get(card.settlementCurrency) ?? 0) + 1);
  }
  return [...counts]
    .map(([currency, count]) => ({ currency, count }))
    .sort((a, b) => b.count - a.count || a.currency.localeCompare(b.currency));
}

function refused(problem: "emptySelection" | "tooManySelected"): AppError {
  return new AppError("INVALID_INPUT", problem, { fields: { selection: problem } });
}
