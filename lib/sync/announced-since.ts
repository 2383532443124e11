import "server-only";
import { db, Prisma } from "@/lib/core/db";

/**
 * Over `drift_finding f`: when the webhook came for what the list had told first; null while none has. A payment is
 * announced by any webhook, a settlement or reversal by its own.
 */
const announcedAt = Prisma.sql`
  (SELECT min(e.observed_at) FROM transaction_event e
    WHERE f.noun = 'transactions' AND f.kind = 'missing' AND e.transaction_id = f.subject_id
      AND e.source = 'webhook' AND e.observed_at >= f.found_at
      AND (f.differences #>> '{status,issuer}' IS NULL OR e.action = f.differences #>> '{status,issuer}'))`;

/** Over `drift_finding f`: what was missing or contradicts, and has not been announced since. */
export const isRealDrift = Prisma.sql`
  (f.kind IN ('missing', 'differing', 'extra') AND ${announcedAt} IS NULL)`;

/** The findings among these that were announced since, with the time. */
export async function announcedSince(ids: readonly bigint[]): Promise<Map<bigint, Date>> {
  const rows = await db().$queryRaw<{ id: bigint; at: Date }[]>`
    SELECT * FROM (SELECT f.id, ${announcedAt} AS at FROM drift_finding f WHERE f.id = ANY(${[...ids]}::bigint[])) s
    WHERE at IS NOT NULL`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** How many findings of each of these runs were announced since. */
export async function countAnnounced(runIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ runId: string; count: number }[]>`
    SELECT f.run_id AS "runId", count(*)::int AS count FROM drift_finding f
    WHERE f.run_id = ANY(${[...runIds]}::uuid[]) AND ${announcedAt} IS NOT NULL GROUP BY f.run_id`;
  return new Map(rows.map(({ runId, count }) => [runId, count]));
}
