import "server-only";
import type { BalancePoint } from "@/lib/balances/schema";
import { db, type Prisma } from "@/lib/core/db";

/** More points than this are no chart any more: then the last reading of each step is kept. */
const MOST_POINTS = 400;

export interface PeriodBounds {
  from: Date;
  to: Date;
}

export interface Points {
  points: BalancePoint[];
  thinned: boolean;
  lowest: BalancePoint | null;
  highest: BalancePoint | null;
}

interface Row {
  at: Date;
  amount: Prisma.Decimal;
}

/** The history of a balance, oldest first; it begins with what held when the period began, where that was read. */
export async function readPoints(
  owner: string,
  currency: string,
  { from, to }: PeriodBounds,
): Promise<Points> {
  const [before, within, ends] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT read_at AS at, amount FROM balance_reading
      WHERE owner = ${owner} AND currency = ${currency} AND read_at < ${from}::timestamptz
      ORDER BY read_at DESC, id DESC LIMIT 1`,
    readWithin(owner, currency, { from, to }),
    readEnds(owner, currency, { from, to }),
  ]);
  const carried = before.map(({ amount }) => ({ at: from, amount }));
  const [lowest, highest] = [
    extreme([...carried, ...ends], (a, b) => a.lessThan(b)),
    extreme([...carried, ...ends], (a, b) => a.greaterThan(b)),
  ];
  return {
    points: [...carried, ...within.rows].map(toPoint),
    thinned: within.thinned,
    lowest: lowest && toPoint(lowest),
    highest: highest && toPoint(highest),
  };
}

async function readWithin(owner: string, currency: string, { from, to }: PeriodBounds) {
  const all = await db().$queryRaw<Row[]>`
    SELECT read_at AS at, amount FROM balance_reading
    WHERE owner = ${owner} AND currency = ${currency} AND read_at BETWEEN ${from}::timestamptz AND ${to}::timestamptz
    ORDER BY read_at, id LIMIT ${MOST_POINTS + 1}`;
  if (all.length <= MOST_POINTS) return { rows: all, thinned: false };
  const step = Math.ceil((to.getTime() - from.getTime()) / MOST_POINTS / 1000);
  const rows = await db().$queryRaw<Row[]>`
    SELECT at, amount FROM (
      SELECT DISTINCT ON (step) read_at AS at, amount,
        floor(extract(epoch FROM read_at - ${from}::timestamptz) / ${step}::int) AS step
      FROM balance_reading
      WHERE owner = ${owner} AND currency = ${currency} AND read_at BETWEEN ${from}::timestamptz AND ${to}::timestamptz
      ORDER BY step, read_at DESC, id DESC) AS kept
    ORDER BY at`;
  return { rows, thinned: true };
}

function readEnds(owner: string, currency: string, { from, to }: PeriodBounds): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    WITH within AS (
      SELECT read_at AS at, amount FROM balance_reading
      WHERE owner = ${owner} AND currency = ${currency} AND read_at BETWEEN ${from}::timestamptz AND ${to}::timestamptz)
    (SELECT at, amount FROM within ORDER BY amount, at LIMIT 1)
    UNION ALL (SELECT at, amount FROM within ORDER BY amount DESC, at LIMIT 1)`;
}

function extreme(rows: readonly Row[], beats: (a: Prisma.Decimal, b: Prisma.Decimal) => boolean): Row | null {
  return rows.reduce<Row | null>((best, row) => (best && !beats(row.amount, best.amount) ? best : row), null);
}

function toPoint({ at, amount }: Row): BalancePoint {
  return { at: at.toISOString(), amount: amount.toFixed() };
}
