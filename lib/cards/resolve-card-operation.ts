import "server-only";
import { z } from "zod";
import { applyCard, readCard } from "@/lib/cards/card-operation";
import { recordCreation } from "@/lib/cards/record-creation";
import { type CardState, cardState } from "@/lib/cards/status";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type Operation } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerCard } from "@/lib/issuing/types";
import type { Finding } from "@/lib/operations/resolve-operation";

const TOOK_EFFECT: Record<string, (state: CardState) => boolean> = {
  "cards.lock": (state) => state === "locked",
  "cards.unlock": (state) => state === "active" || state === "inactive",
  "cards.terminate": (state) => state === "terminated",
  "cards.activate": (state) => state === "active",
};

/** Reads the card and says whether a lock, unlock, termination or activation whose reply was lost took effect. */
export async function findStatusChange(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const card = await readCard(operation.subjectId);
  if (card?.status == null) return { verdict: "undecided" };
  if (!TOOK_EFFECT[operation.kind]?.(cardState(card.status))) return { verdict: "not_applied" };
  return { verdict: "applied", apply: (tx) => applyCard(tx, card, clock.now()) };
}

/** What `createCard` keeps of the request with its operation. */
const creation = z.object({
  mode: z.string(),
  pUserId: z.string().nullable(),
  title: z.string(),
  currency: z.string(),
});

const CLOCK_TOLERANCE_MS = 120_000;
const NEWEST = 100;

/**
 * Looks for the card that a creation with a lost reply may have made: the only new card with the asked title and
 * currency that no other operation made. More than one candidate stays undecided, for a person to look at.
 */
export async function findCreatedCard(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const asked = creation.safeParse(operation.input).data;
  const listed = await issuer()
    .listCards({ offset: 0, limit: NEWEST })
    .then((reply) => reply.data)
    .catch(() => null);
  if (!listed || !asked) return { verdict: "undecided" };
  const since = operation.startedAt.getTime() - CLOCK_TOLERANCE_MS;
  const candidates = listed.filter(
    (card) =>
      card.title === asked.title &&
      card.settlementCurrency === asked.currency &&
      (card.createdAt === null || Date.parse(card.createdAt) >= since),
  );
  const unclaimed = await withoutKnown(candidates, operation);
  const [card] = unclaimed;
  if (!card) return { verdict: "not_applied" };
  if (unclaimed.length > 1) return { verdict: "undecided" };
  return {
    verdict: "applied",
    apply: (tx) => recordCreation(tx, card, asked, clock.now()),
  };
}

async function withoutKnown(candidates: IssuerCard[], operation: Operation): Promise<IssuerCard[]> {
  const ids = candidates.map((card) => card.id);
  const older = await db().card.findMany({
    where: { id: { in: ids }, firstSeenAt: { lt: operation.startedAt } },
    select: { id: true },
  });
  const made = await db().operation.findMany({
    where: { kind: "cards.create", status: "succeeded", id: { not: operation.id } },
    select: { result: true },
    orderBy: { startedAt: "desc" },
    take: NEWEST,
  });
  const taken = new Set([...older.map((card) => card.id), ...made.map((row) => cardIdOf(row.result))]);
  return candidates.filter((card) => !taken.has(card.id));
}

function cardIdOf(result: unknown): string | null {
  const id = result && typeof result === "object" && "cardId" in result ? result.cardId : null;
  return typeof id === "string" ? id : null;
}
