import "server-only";
import { cardState } from "@/lib/cards/status";
import type { Card, CardLimit } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { inRuleOrder, toLimitDto } from "@/lib/limits/limit-record";
import { limitWindow } from "@/lib/limits/window";
import type { CardMoment } from "@/lib/transactions/detail-schema";

/** The card as the mirror has it now, in the shape of the moment it is set beside. */
export function cardNow(card: Card & { limits: CardLimit[] }, now: Date): CardMoment {
  const timeZone = env().issuing.timeZone;
  return {
    at: card.syncedAt.toISOString(),
    basis: "captured",
    capturedAt: card.syncedAt.toISOString(),
    currency: card.settlementCurrency,
    timeZone,
    status: { status: card.status, state: cardState(card.status), certainty: "now" },
    expiration: card.expiration,
    limits: inRuleOrder(card.limits).map((row) => {
      const { period, currency, off, limit, used } = toLimitDto(row, now, timeZone);
      return {
        period,
        currency,
        off,
        limit,
        used: period === "Transaction" ? null : used,
        certainty: "now",
        windowStart: limitWindow(period, now, timeZone).startsAt?.toISOString() ?? null,
        windowEnd: limitWindow(period, now, timeZone).resetsAt?.toISOString() ?? null,
      };
    }),
    balance: null,
  };
}
