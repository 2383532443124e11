import "server-only";
import { lookAtCard } from "@/lib/cards/card-operation";
import { raiseVersion, readInDetail } from "@/lib/cards/mark-cards";
import { mirrorCard } from "@/lib/cards/mirror-card";
import type { Clock } from "@/lib/core/clock";
import type { Prisma, Tx } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { firstSaid } from "@/lib/issuing/keep-said";
import type { IssuerCard, IssuerLimit, IssuerLimitChange } from "@/lib/issuing/types";
import { mirrorLimitChanges } from "@/lib/limit-rules/mirror-limit-changes";
import { mirrorLimits } from "@/lib/limit-rules/mirror-limits";
import { type RequestedRule, rulesOf } from "@/lib/limit-rules/rules";

const LATEST = 20;

export interface AfterEdit {
  /** When it was asked: a reply is as old as its request. */
  at: Date;
  /** Null when the issuer could not be read. */
  card: IssuerCard | null;
  /** Why not: no source tells of it, or it may be told in a moment. */
  failure?: "untold" | "unreadable" | undefined;
  history: IssuerLimitChange[] | null;
}

/** The card and the newest rows of its limit log, read after a change of limits. Never throws. */
export async function readAfterEdit(
  cardId: string,
  clock: Clock,
  replied: IssuerCard | null = null,
): Promise<AfterEdit> {
  const at = clock.now();
  const [card, history] = await Promise.all([
    lookAtCard(cardId),
    issuer()
      .getCardLimitHistory({ cardId, offset: 0, limit: LATEST })
      .then((reply) => reply.data)
      .catch(() => null),
  ]);
  if (typeof card === "string") return { at, card: replied, failure: card, history };
  return { at, card: replied ? firstSaid(card, replied) : card, history };
}

/**
 * Puts what was read into the mirror and gives the rules as they stand. What the reading does not tell is what the issuer
 * said “yes” to, rule by rule, until the next sync reads it: `sent`.
 */
export async function applyEdit(
  tx: Tx,
  cardId: string,
  read: AfterEdit,
  sent: readonly RequestedRule[],
): Promise<Prisma.InputJsonObject> {
  if (read.card) await mirrorCard(tx, read.card, { at: read.at, from: "detail" });
  const untold = sent.filter(({ period }) => !read.card?.limits?.some((limit) => limit.period === period));
  const complete = Boolean(read.card?.limits) && untold.length === 0;
  if (untold.length > 0) await keepSent(tx, cardId, untold, read.at);
  if (read.history) await mirrorLimitChanges(tx, cardId, read.history);
  if (!complete || !read.history) await readInDetail(tx, [cardId]);
  return rulesOf(await tx.cardLimit.findMany({ where: { cardId } }));
}

async function keepSent(tx: Tx, cardId: string, sent: readonly RequestedRule[], at: Date): Promise<void> {
  const { settlementCurrency: currency } = await raiseVersion(tx, cardId);
  const known = await tx.cardLimit.findMany({ where: { cardId } });
  const kept = new Map<string, IssuerLimit>(
    known.map(({ period, limitAmount, usedAmount, status }) => [
      period,
      { id: null, period, limitAmount: limitAmount.toFixed(), usedAmount: usedAmount.toFixed(), status },
    ]),
  );
  for (const { period, amount } of sent) {
    const { usedAmount = "0.00" } = kept.get(period) ?? {};
    kept.set(period, { id: null, period, limitAmount: amount, usedAmount, status: null });
  }
  await mirrorLimits(tx, { id: cardId, currency }, [...kept.values()], { at });
}
