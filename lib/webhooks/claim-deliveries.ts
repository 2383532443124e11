import "server-only";
import { Prisma, type Tx, type WebhookDelivery } from "@/lib/core/db";

/**
 * Takes deliveries that wait, oldest first, until the caller's transaction ends; those that another process took are
 * passed over. With `only`, that one if it still waits.
 */
export async function claimDeliveries(
  tx: Tx,
  { now, most, only }: { now: Date; most: number; only?: string },
): Promise<WebhookDelivery[]> {
  const which = only ? Prisma.sql`id = ${only}::uuid` : Prisma.sql`next_attempt_at <= ${now}`;
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM webhook_delivery WHERE processed_at IS NULL AND signature = 'valid' AND ${which}
    ORDER BY received_at LIMIT ${most} FOR UPDATE SKIP LOCKED`;
  if (ids.length === 0) return [];
  return tx.webhookDelivery.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: { receivedAt: "asc" },
  });
}

/** Puts off one that failed: twice as long each time, an hour at most. */
export async function putOff(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery SET attempts = attempts + 1,
      next_attempt_at = ${now}::timestamptz + least(interval '1 hour', interval '5 seconds' * 2 ^ least(attempts, 12))
    WHERE id = ${id}::uuid AND processed_at IS NULL`;
}
