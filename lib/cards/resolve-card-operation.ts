import "server-only";
import { z } from "zod";
import { applyCard, lookAtCard } from "@/lib/cards/card-operation";
import { recordCreation } from "@/lib/cards/record-creation";
import { cardState } from "@/lib/cards/status";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import { db, Prisma } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerCard } from "@/lib/issuing/types";
import { readWholeList } from "@/lib/issuing/whole-list";
import { weigh } from "@/lib/operations/evidence";
import type { Finding } from "@/lib/operations/resolve-operation";
import { plainText, timeAgainst } from "@/lib/operations/time-against";

interface Asked {
  title: string;
  currency: string;
  mode: string;
  pUserId: string | null;
}

/** `none`: the whole list was read, and no card in it can be the one. `unclear`: it cannot be told, now or later. */
type CreatedCard = { found: IssuerCard } | "none" | "unclear" | "unreadable";

const QUICK_PAGES = 3;

/**
 * The card that a creation with a lost reply made: new to us, as asked, made by no other operation. There is no key to
 * look it up by, and the issuer's time only tells a card of today from an old one.
 */
async function findCreated(operation: Operation, asked: Asked, settled: boolean): Promise<CreatedCard> {
  try {
    const { rows, complete } = await readWholeList((page) => issuer().listCards(page), {
      keep: (card) => likeness(card, asked) !== "another",
      ...(settled ? {} : { mostPages: QUICK_PAGES }),
    });
    const candidates = await withoutKnown(rows, operation);
    const sure = candidates.filter(
      (card) => likeness(card, asked) === "as-asked" && timeAgainst(card.createdAt, operation) === "after",
    );
    const doubtful = candidates.filter(
      (card) => !sure.includes(card) && timeAgainst(card.createdAt, operation) !== "long-before",
    );
    const [found] = sure;
    if (found && sure.length === 1 && doubtful.length === 0) return { found };
    return complete && sure.length + doubtful.length === 0 ? "none" : "unclear";
  } catch (error) {
    return isNotOffered(error) ? "unclear" : "unreadable";
  }
}

/** What a card does not say counts for neither side; a title that was cut short may still be ours. */
function likeness(card: IssuerCard, asked: Asked): "as-asked" | "may-be" | "another" {
  const [told, wanted] = [plainText(card.title ?? ""), plainText(asked.title)];
  const otherCurrency =
    card.settlementCurrency && card.settlementCurrency.toUpperCase() !== asked.currency.toUpperCase();
  const otherMode = card.mode && card.mode.toUpperCase() !== asked.mode.toUpperCase();
  const otherUser = card.pUserId && card.pUserId !== asked.pUserId;
  if (otherCurrency || otherMode || otherUser) return "another";
  if (told === wanted && card.settlementCurrency) return "as-asked";
  return told === wanted || wanted.startsWith(told) ? "may-be" : "another";
}

/** Cards that we knew before, and cards that another operation of ours made. */
async function withoutKnown(candidates: IssuerCard[], operation: Operation): Promise<IssuerCard[]> {
  const ids = candidates.map((card) => card.id);
  if (ids.length === 0) return [];
  const older = await db().card.findMany({
    where: { id: { in: ids }, firstSeenAt: { lt: operation.startedAt } },
    select: { id: true },
  });
  const made = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT result ->> 'cardId' AS id FROM operation
    WHERE kind IN ('cards.create', 'users.link_card') AND status = 'succeeded' AND id <> ${operation.id}::uuid
      AND result ->> 'cardId' = ANY(${ids})`);
  const taken = new Set([...older, ...made].map(({ id }) => id));
  return candidates.filter((card) => !taken.has(card.id));
}

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
