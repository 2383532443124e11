import "server-only";
import type { Tx } from "@/lib/core/db";
import type { IssuerLimit } from "@/lib/issuing/types";
import { rulePressure } from "@/lib/limit-rules/pressure";

/** When the issuer was asked, and when its answer was there, where somebody took note. */
export interface LimitReading {
  at: Date;
  answeredAt?: Date | undefined;
}

/** Rules that a reading found as they are known. */
export async function markLimitsSeen(
  tx: Tx,
  cardIds: readonly string[],
  { at, answeredAt = at }: LimitReading,
): Promise<void> {
  await tx.cardLimit.updateMany({
    where: { cardId: { in: [...cardIds] } },
    data: { syncedAt: at, answeredAt },
  });
}

/** Replaces a card's rules by what the issuer says they are now. An id that it once gave for a rule is kept. */
export async function mirrorLimits(
  tx: Tx,
  card: { id: string; currency: string },
  limits: readonly IssuerLimit[],
  { at, answeredAt = at }: LimitReading,
): Promise<void> {
  await tx.cardLimit.deleteMany({
    where: { cardId: card.id, period: { notIn: limits.map((limit) => limit.period) } },
  });
  for (const limit of limits) {
    const facts = {
      limitAmount: limit.limitAmount,
      usedAmount: limit.usedAmount,
      currency: card.currency,
      status: limit.status,
      pressure: rulePressure(limit)?.toFixed(2) ?? null,
      syncedAt: at,
      answeredAt,
    };
    await tx.cardLimit.upsert({
      where: { cardId_period: { cardId: card.id, period: limit.period } },
      create: { cardId: card.id, period: limit.period, issuerLimitId: limit.id, ...facts },
      update: { ...facts, ...(limit.id ? { issuerLimitId: limit.id } : {}) },
    });
  }
}
