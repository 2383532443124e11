import "server-only";
import { dayAt, startOfDay } from "@/lib/core/days";
import { db, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";

/**
 * How many numbers the person may still reveal today, a day of `ISSUING_TIME_ZONE`. One that is under way counts, one
 * that failed does not: it gave no number.
 */
export async function remainingToday(staffId: string, now: Date, tx: Tx = db()): Promise<number> {
  const zone = env().issuing.timeZone;
  const today = startOfDay(dayAt(now, zone), zone);
  const used = await tx.cardReveal.count({
    where: { staffId, askedAt: { gte: today }, status: { not: "failed" } },
  });
  return Math.max(0, env().revealDailyBudget - used);
}
