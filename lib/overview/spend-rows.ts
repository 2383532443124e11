import "server-only";
import { Decimal } from "decimal.js";
import { db, Prisma } from "@/lib/core/db";
import type { Span } from "@/lib/overview/period";
import { debitAmount, debitCurrency } from "@/lib/transactions/debit";

/** Transactions that have all of these in common, added up within one currency. */
export interface SpendRow {
  currency: string;
  status: string;
  type: string;
  /** The place in the given buckets. */
  bucket: number;
  count: number;
  /** What was debited is positive here. */
  amount: Decimal;
}

/** What a period's transactions debit, with one statement along the index of time. Declined and reversed ones do not. */
export async function readSpendRows({ from, to }: Span, buckets: readonly Date[]): Promise<SpendRow[]> {
  const starts = buckets.map((at) => at.toISOString());
  const rows = await db().$queryRaw<(Omit<SpendRow, "amount"> & { amount: Prisma.Decimal })[]>(Prisma.sql`
    SELECT ${debitCurrency} AS currency, t.status, t.type,
      width_bucket(t.sort_at, ${starts}::timestamptz[]) - 1 AS bucket,
      count(*)::int AS count, coalesce(-sum(${debitAmount}), 0) AS amount
    FROM "transaction" t
    WHERE t.sort_at >= ${from} AND t.sort_at < ${to} AND t.status NOT IN ('Declined', 'Reversed')
    GROUP BY 1, 2, 3, 4`);
  return rows.map((row) => ({ ...row, amount: new Decimal(row.amount.toFixed()) }));
}
