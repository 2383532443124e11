import "server-only";
import { assertSnapshot, type Snapshot } from "@/lib/approvals/snapshot";
import { fetchCard } from "@/lib/cards/card-operation";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { type Card, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { IssuingError } from "@/lib/issuing/errors";
import { standingAmount } from "@/lib/limit-rules/rules";
import { issuerFailure } from "@/lib/operations/issuer-failure";

/** What the action is about, beside the card itself: the rules that it changes. */
export type ActedOn = readonly { period: string }[];

/**
 * What somebody who approves an action on a card relies on: its status, whose it is, and those of its rules that the
 * action changes; another rule, or what was used of it, decides nothing. `fresh` reads the card from the issuer into the
 * mirror first.
 * @throws AppError NOT_FOUND, ISSUER_* when a fresh one cannot be read
 */
export async function cardSnapshot(
  cardId: string,
  rules: ActedOn,
  { fresh }: { fresh: boolean },
): Promise<Snapshot> {
  if (fresh) await renew(cardId);
  return (await read(cardId, rules)).snapshot;
}

/** The card, if it still is what the checker said yes to. @throws AppError NOT_FOUND, STALE */
export async function cardAsApproved(cardId: string, rules: ActedOn, approved: Snapshot): Promise<Card> {
  const { card, snapshot } = await read(cardId, rules);
  assertSnapshot(snapshot, approved);
  return card;
}

async function read(cardId: string, actedOn: ActedOn): Promise<{ card: Card; snapshot: Snapshot }> {
  const found = await db().card.findUnique({
    where: { id: cardId },
    include: { limits: { orderBy: { period: "asc" } } },
  });
  if (!found) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  const { limits, ...card } = found;
  const rules = actedOn.map(({ period }) => {
    const rule = limits.find((one) => one.period === period);
    const amount = standingAmount(rule);
    return [`limit.${period}`, amount.isZero() ? null : `${rule?.currency} ${amount.toFixed()}`] as const;
  });
  return {
    card,
    snapshot: { status: card.status, title: card.title, holder: card.pUserId, ...Object.fromEntries(rules) },
  };
}

async function renew(cardId: string): Promise<void> {
  const at = new Date();
  const card = await fetchCard(cardId).catch((error: unknown) => {
    throw error instanceof IssuingError ? issuerFailure({ ...error, errorKind: error.kind }) : error;
  });
  await db().$transaction((tx) => mirrorCard(tx, card, { at, answeredAt: new Date(), from: "detail" }));
}
