import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";

/**
 * Makes expired codes unrecoverable; gives how many. TRUNCATE gives the table a new file and cuts the old one to nothing
 * at commit, while DELETE would leave the bytes in place, and VACUUM FULL would keep what an old snapshot may still see.
 * No write-ahead log, replica or backup holds them: the table is UNLOGGED.
 */
export async function shredCodes(clock: Clock = systemClock): Promise<number> {
  const now = clock.now();
  if ((await db().webhookSecret.count({ where: { expiresAt: { lte: now } } })) === 0) return 0;
  return db().$transaction(
    async (tx) => {
      // Webhooks must not queue for long behind us, who wait for a backup: the next run tries again.
      await tx.$executeRaw`SET LOCAL lock_timeout = '2s'`;
      await tx.$executeRaw`LOCK TABLE webhook_secret IN ACCESS EXCLUSIVE MODE`;
      const all = await tx.webhookSecret.findMany();
      const kept = all.filter((row) => row.expiresAt > now);
      await tx.$executeRaw`TRUNCATE webhook_secret`;
      if (kept.length > 0) await tx.webhookSecret.createMany({ data: kept });
      return all.length - kept.length;
    },
    { maxWait: 10_000, timeout: 30_000 },
  );
}
