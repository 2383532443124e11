import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { ENDED_WELL } from "@/lib/sync/constants";

/**
 * Whether the issuer's whole lists should be read again: an ordinary run stops at known rows, and so cannot see what
 * was altered far behind them. The very first run reads everything anyway and counts as a whole one.
 */
export async function fullRunIsDue(clock: Clock = systemClock): Promise<boolean> {
  const runs = {
    status: { in: ENDED_WELL },
    startedAt: { gt: hoursBefore(clock.now(), env().syncFullHours) },
  };
  const full = await db().syncRun.findFirst({ where: { ...runs, kind: "full" }, select: { id: true } });
  if (full) return false;
  const first = await db().syncRun.findFirst({
    where: { status: { in: ENDED_WELL } },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true },
  });
  return first !== null && first.startedAt <= runs.startedAt.gt;
}

function hoursBefore(time: Date, hours: number): Date {
  return new Date(time.getTime() - hours * 3_600_000);
}
