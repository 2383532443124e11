import "server-only";
import { db, Prisma } from "@/lib/core/db";
import type { Span } from "@/lib/overview/period";
import { debitAmount, debitCurrency } from "@/lib/transactions/debit";
import type { Sum } from "@/lib/transactions/said-sum";

/** Transactions that have all of these in common, added up within one currency. */
export interface SpendRow extends Sum {
  /** Empty where nobody said it. */
  currency: string;
  status: string;
  type: string;
  /** The place in the given buckets. */
  bucket: number;
  /** What was debited is positive here. */
  amount: string | null;
}

/** What a period's transactions debit, with one statement along the index of time. Declined and reversed ones do not. */
export async function readSpendRows({ from, to }: Span, buckets: readonly Date[]): Promise<SpendRow[]> {
  const starts = buckets.map((at) => at.toISOString());
  return db().$queryRaw<SpendRow[]>(Prisma.sql`
    SELECT ${debitCurrency} AS currency, t.status, t.type,
      width_bucket(t.sort_at, ${starts}::timestamptz[]) - 1 AS bucket, count(*)::int AS count,
      (count(*) FILTER (WHERE ${debitAmount} IS NULL))::int AS "withoutAmount",
      trim_scale(-sum(${debitAmount}))::text AS amount
    FROM "transaction" t
    WHERE t.sort_at >= ${from} AND t.sort_at < ${to} AND t.status NOT IN ('Declined', 'Reversed')
    GROUP BY 1, 2, 3, 4`);
}
