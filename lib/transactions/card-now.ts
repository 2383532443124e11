import "server-only";
import { latestBalanceOf } from "@/lib/balances/payer";
import { cardState } from "@/lib/cards/status";
import type { Card, CardLimit } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { inRuleOrder, toLimitDto } from "@/lib/limit-rules/limit-record";
import { limitWindow } from "@/lib/limit-rules/window";
import type { CardMoment } from "@/lib/transactions/detail-schema";
import { usageBefore } from "@/lib/transactions/usage-before";

/**
 * The card as the mirror has it now, in the shape of the moment it is set beside. Usage is brought up to now with the
 * transactions that came since it was read.
 */
export async function cardNow(card: Card & { limits: CardLimit[] }, now: Date): Promise<CardMoment> {
  const timeZone = env().issuing.timeZone;
  const reads = card.limits.map(({ period, currency, usedAmount, syncedAt }) => ({
    period,
    currency,
    used: usedAmount.toFixed(),
    readAt: syncedAt,
  }));
  const [usage, balance] = await Promise.all([
    usageBefore({ transactionId: "", cardId: card.id, moment: now, timeZone }, reads),
    latestBalanceOf(card),
  ]);
  return {
    at: card.syncedAt.toISOString(),
    basis: "captured",
    capturedAt: card.syncedAt.toISOString(),
    currency: card.settlementCurrency,
    timeZone,
    status: { status: card.status, state: cardState(card.status), certainty: "now" },
    expiration: card.expiration,
    limits: inRuleOrder(card.limits).map((row) => {
      const { period, currency, off, limit } = toLimitDto(row, now, timeZone);
      const window = limitWindow(period, now, timeZone);
      return {
        period,
        currency,
        off,
        limit,
        used: period === "Transaction" ? null : (usage.get(period)?.used ?? null),
        certainty: "now",
        windowStart: window.startsAt?.toISOString() ?? null,
        windowEnd: window.resetsAt?.toISOString() ?? null,
      };
    }),
    balance: balance && { ...balance, readAt: balance.readAt.toISOString(), certainty: "now" },
  };
}
