import "server-only";
import { z } from "zod";
import { applyCard, lookAtCard } from "@/lib/cards/card-operation";
import { findCreated } from "@/lib/cards/find-created-card";
import { recordCreation } from "@/lib/cards/record-creation";
import { cardState } from "@/lib/cards/status";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import { weigh } from "@/lib/operations/evidence";
import type { Finding } from "@/lib/operations/resolve-operation";

const ASKED: Record<string, "active" | "locked" | "terminated"> = {
  "cards.lock": "locked",
  "cards.unlock": "active",
  "cards.terminate": "terminated",
  "cards.activate": "active",
};

const before = z.object({ status: z.string() });

/**
 * Reads the card and says whether a lock, unlock, termination or activation whose reply was lost took effect: it has
 * the asked state, or still the state of before. Any other, or a status that no source tells, confirms nothing.
 */
export async function findStatusChange(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const at = clock.now();
  const card = await lookAtCard(operation.subjectId);
  if (card === "unreadable") return { verdict: "undecided" };
  const asked = ASKED[operation.kind];
  const was = before.safeParse(operation.before).data?.status;
  if (card === "untold" || !card.status || !asked) return { verdict: "cannot_be_read" };
  const shown = stateAfter(operation.kind, card.status);
  const evidence = weigh([{ asked, before: was ? stateAfter(operation.kind, was) : "", shown }]);
  if (evidence === "unclear") return { verdict: "cannot_be_read" };
  if (evidence === "not_shown") return { verdict: "not_applied" };
  return { verdict: "applied", apply: (tx) => applyCard(tx, card, at) };
}

/** Unlocking a card that was never activated leaves it to be activated. Words that we do not know stay apart. */
function stateAfter(kind: string, status: string): string {
  const state = cardState(status);
  if (kind === "cards.unlock" && state === "inactive") return "active";
  return state === "other" ? `other: ${status}` : state;
}

/** What `createCard` keeps of the request with its operation. */
const creation = z.object({
  mode: z.string(),
  pUserId: z.string().nullable(),
  title: z.string(),
  currency: z.string(),
  type: z.string().nullish(),
  limits: z.array(z.object({ period: z.string(), limitAmount: z.string() })).catch([]),
});

/**
 * Looks for the card that a creation with a lost reply may have made. “Not applied” only where the whole list was read
 * and no card in it can be ours; a card that may be, or several, are for a person to look at.
 */
export async function findCreatedCard(
  operation: Operation,
  { settled = true, clock = systemClock }: { settled?: boolean; clock?: Clock } = {},
): Promise<Finding> {
  const asked = creation.safeParse(operation.input).data;
  if (!asked) return { verdict: "cannot_be_read" };
  const at = clock.now();
  const created = await findCreated(operation, asked, settled);
  if (created === "unreadable") return { verdict: "undecided" };
  if (created === "none") return { verdict: "not_applied" };
  if (created === "unclear") return { verdict: "cannot_be_read" };
  return { verdict: "applied", apply: (tx) => recordCreation(tx, created.found, asked, at) };
}
