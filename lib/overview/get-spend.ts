import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma } from "@/lib/core/db";
import { percentMore } from "@/lib/overview/percent-more";
import type { Span } from "@/lib/overview/period";
import { readPeriod, toPeriodDto } from "@/lib/overview/read-period";
import type { CurrencySpend, PeriodDto, SpanDto, SpendDto, Summed } from "@/lib/overview/schema";
import { debitAmount, debitCurrency } from "@/lib/transactions/debit";
import { groupedBy } from "@/lib/transactions/grouped-by";
import { SaidSum, type Sum } from "@/lib/transactions/said-sum";
import type { TransactionQuery } from "@/lib/transactions/schema";

/**
 * What was spent in a period, by the currency that was debited and by state, beside the period before. Refunds are told
 * apart; what was declined or reversed is no spending.
 * @throws AppError FORBIDDEN, INVALID_INPUT naming the field
 */
export async function getSpend(viewer: Viewer, context: RequestContext, raw: unknown): Promise<SpendDto> {
  assertPermission(viewer, "transactions.read");
  const spans = readPeriod(raw, context.clock.now());
  const [all, before, known] = await Promise.all([
    readSpendRows(spans.span, spans.buckets),
    readSpendRows(spans.previous, spans.previousBuckets),
    db().transaction.findFirst({ select: { id: true } }),
  ]);
  const period = toPeriodDto(spans);
  const rows = all.filter(({ currency }) => currency !== "");
  const earlier = groupedBy(before, (row) => row.currency);
  const currencies = [...groupedBy([...rows, ...before], (row) => row.currency).keys()]
    .filter((currency) => currency !== "")
    .map((currency) =>
      toCurrencySpend(
        currency,
        period,
        rows.filter((row) => row.currency === currency),
        earlier.get(currency) ?? [],
      ),
    );
  return {
    ...period,
    currencies: currencies.toSorted(byCount),
    withoutCurrency: countOf(all) - countOf(rows),
    anyEver: known !== null,
  };
}

const KNOWN: readonly string[] = ["Authorized", "Settled"];
const isSpend = ({ status, type }: SpendRow) => KNOWN.includes(status) && type !== "Refund";

function toCurrencySpend(
  currency: string,
  period: PeriodDto,
  rows: readonly SpendRow[],
  before: readonly SpendRow[],
): CurrencySpend {
  const query = (span: SpanDto, over: TransactionQuery): TransactionQuery => ({
    ...over,
    debit: [currency],
    ...span,
  });
  const spent = rows.filter(isSpend);
  const within = (some: readonly SpendRow[], status: string[], span = period.span) =>
    summed(some, query(span, { status, ...(some.length > 0 ? { type: typesOf(some) } : {}) }));
  const other = rows.filter(({ status }) => !KNOWN.includes(status));
  const refunds = rows.filter(({ status, type }) => KNOWN.includes(status) && type === "Refund");
  const previous = within(before.filter(isSpend), [...KNOWN], period.previous);
  const refunded = summed(refunds, query(period.span, { status: [...KNOWN], type: ["Refund"] }));
  return {
    currency,
    spent: within(spent, [...KNOWN]),
    settled: within(ofStatus(spent, "Settled"), ["Settled"]),
    authorized: within(ofStatus(spent, "Authorized"), ["Authorized"]),
    refunded: { ...refunded, amount: refunded.amount && negated(refunded.amount) },
    other:
      other.length > 0
        ? { count: countOf(other), query: query(period.span, { status: statusesOf(other) }) }
        : null,
    previous,
    change: percentMore(sumOf(spent), previous),
    columns: period.buckets.map((span, bucket) => {
      const own = spent.filter((row) => row.bucket === bucket);
      const then = before.filter((row) => row.bucket === bucket && isSpend(row));
      return {
        settled: amountOf(ofStatus(own, "Settled")),
        authorized: amountOf(ofStatus(own, "Authorized")),
        previous: amountOf(then),
        count: countOf(own),
        query: query(span, { status: [...KNOWN], ...(spent.length > 0 ? { type: typesOf(spent) } : {}) }),
      };
    }),
  };
}

function summed(rows: readonly SpendRow[], query: TransactionQuery): Summed {
  const { amount, count, withoutAmount } = sumOf(rows);
  return { amount, count, withoutAmount, query };
}

function sumOf(rows: readonly SpendRow[]): SaidSum {
  const sum = new SaidSum();
  for (const row of rows) sum.addSum(row);
  return sum;
}

function negated(amount: string): string {
  if (/^0(\.0+)?$/.test(amount)) return amount;
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}

const amountOf = (rows: readonly SpendRow[]) => sumOf(rows).amount;
const countOf = (rows: readonly SpendRow[]) => rows.reduce((sum, row) => sum + row.count, 0);
const ofStatus = (rows: readonly SpendRow[], status: string) => rows.filter((row) => row.status === status);
const typesOf = (rows: readonly SpendRow[]) => [...new Set(rows.map(({ type }) => type))].sort();
const statusesOf = (rows: readonly SpendRow[]) => [...new Set(rows.map(({ status }) => status))].sort();

function byCount(a: CurrencySpend, b: CurrencySpend): number {
  return b.spent.count - a.spent.count || a.currency.localeCompare(b.currency);
}

/** Transactions that have all of these in common, added up within one currency. */
interface SpendRow extends Sum {
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
async function readSpendRows({ from, to }: Span, buckets: readonly Date[]): Promise<SpendRow[]> {
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
