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
  const ids = await tx.$queryRaw<{ id: string; bytes: number }[]>`
    SELECT id, body_bytes AS bytes FROM webhook_delivery
    WHERE processed_at IS NULL AND signature = 'valid' AND ${which}
    ORDER BY received_at LIMIT ${most} FOR UPDATE SKIP LOCKED`;
  if (ids.length === 0) return [];
  return tx.webhookDelivery.findMany({
    where: { id: { in: firstOf(ids) } },
    orderBy: { receivedAt: "asc" },
  });
}

/** As many as one batch may hold in memory, and one at least; the others wait for the next. */
function firstOf(rows: readonly { id: string; bytes: number }[]): string[] {
  let bytes = 0;
  return rows
    .filter((row, index) => {
      bytes += row.bytes;
      return index === 0 || bytes <= MOST_BYTES;
    })
    .map(({ id }) => id);
}

const MOST_BYTES = 2 * 1024 * 1024;

/** After about three hours; what still fails then fails for a reason that waiting does not mend. */
export const MOST_ATTEMPTS = 12;

/**
 * Puts off one that failed: twice as long each time, an hour at most. After its last attempt it waits no more: it is
 * `failed`, with the reason, until somebody has it processed again.
 */
export async function putOff(tx: Tx, id: string, now: Date, failure: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery SET attempts = attempts + 1,
      next_attempt_at = ${now}::timestamptz + least(interval '1 hour', interval '5 seconds' * 2 ^ least(attempts, 12)),
      processed_at = CASE WHEN attempts + 1 >= ${MOST_ATTEMPTS}::int THEN ${now}::timestamptz END,
      outcome = CASE WHEN attempts + 1 >= ${MOST_ATTEMPTS}::int THEN 'failed' END,
      failure = ${failure}
    WHERE id = ${id}::uuid AND processed_at IS NULL`;
}

/** Whether the database would not take what a delivery says (`notStored`), or something else went wrong. */
export function failureOf(error: unknown): "notStored" | "internal" {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : "";
  return DATA_ERROR.test(text) ? "notStored" : "internal";
}

/** SQLSTATE classes of data, constraints and limits, as the driver names them. */
const DATA_ERROR = /\b(?:22[0-9A-Z]{3}|23[0-9A-Z]{3}|54000)\b/;
