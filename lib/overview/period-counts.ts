import "server-only";
import { db, Prisma } from "@/lib/core/db";
import type { Span } from "@/lib/overview/period";

/** How many of a span's transactions were declined, and how many there are, by bucket; along the index of time. */
export async function readDeclineCounts(
  { from, to }: Span,
  buckets: readonly Date[],
): Promise<{ bucket: number; declined: number; all: number }[]> {
  const starts = buckets.map((at) => at.toISOString());
  return db().$queryRaw(Prisma.sql`
    SELECT width_bucket(t.sort_at, ${starts}::timestamptz[]) - 1 AS bucket,
      count(*) FILTER (WHERE t.status = 'Declined')::int AS declined, count(*)::int AS "all"
    FROM "transaction" t WHERE t.sort_at >= ${from} AND t.sort_at < ${to}
    GROUP BY 1`);
}

/** How many were declined; along the index of status and time. */
export async function countDeclined({ from, to }: Span): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM "transaction" t
    WHERE t.status = 'Declined' AND t.sort_at >= ${from} AND t.sort_at < ${to}`);
  return row?.count ?? 0;
}
