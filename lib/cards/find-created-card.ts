import "server-only";
import { db, type Operation, Prisma } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerCard } from "@/lib/issuing/types";
import { readWholeList } from "@/lib/issuing/whole-list";
import { plainText, timeAgainst } from "@/lib/operations/time-against";

interface Asked {
  title: string;
  currency: string;
  mode: string;
  pUserId: string | null;
}

/** `none`: the whole list was read, and no card in it can be the one. `unclear`: it cannot be told, now or later. */
export type CreatedCard = { found: IssuerCard } | "none" | "unclear" | "unreadable";

const QUICK_PAGES = 3;

/**
 * The card that a creation with a lost reply made: new to us, as asked, made by no other operation. There is no key to
 * look it up by, and the issuer's time only tells a card of today from an old one.
 */
export async function findCreated(
  operation: Operation,
  asked: Asked,
  settled: boolean,
): Promise<CreatedCard> {
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
