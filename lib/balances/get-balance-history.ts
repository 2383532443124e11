import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { alertRows, toAlertDto } from "@/lib/balances/alert-dto";
import {
  type BalanceRow,
  fromBalances,
  selectBalances,
  toBalanceItem,
  toProblem,
} from "@/lib/balances/balance-dto";
import type { BalancePeriod } from "@/lib/balances/constants";
import { EVERY_USER } from "@/lib/balances/constants";
import { assertKnown, describeOwner, ownerFrom } from "@/lib/balances/owner";
import {
  type BalanceHistory,
  type BalanceItem,
  type BalancePoint,
  historyQuery,
} from "@/lib/balances/schema";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";

/** More points than this are no chart any more: then the last reading of each step is kept. */
const MOST_POINTS = 400;

interface PeriodBounds {
  from: Date;
  to: Date;
}

interface Points {
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
async function readPoints(owner: string, currency: string, { from, to }: PeriodBounds): Promise<Points> {
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

const DAY_MS = 86_400_000;
const DAYS: Record<BalancePeriod, number> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

/**
 * How the balance of one owner in one currency moved in a period that ends now. Without a currency, the first one that
 * the owner has. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function getBalanceHistory(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<BalanceHistory> {
  assertPermission(viewer, "balances.read");
  const query = parseInput(historyQuery, raw);
  const owner = ownerFrom(query.owner);
  await assertKnown([owner]);
  const [described, state, items] = await Promise.all([
    describeOwner(owner),
    db().balanceOwner.findUnique({ where: { owner: owner.key } }),
    currentOf(owner.key),
  ]);
  const currency = query.currency ?? items[0]?.currency ?? null;
  const to = context.clock.now();
  const bounds = { from: new Date(to.getTime() - DAYS[query.period] * DAY_MS), to };
  const current = items.find((item) => item.currency === currency) ?? null;
  const told = currency === null ? NOTHING : await tell(owner.key, currency, bounds, current);
  return {
    owner: described,
    currencies: items.map((item) => item.currency),
    currency,
    period: query.period,
    from: bounds.from.toISOString(),
    to: to.toISOString(),
    ...told,
    current,
    alert: currency === null ? null : await alertFor(owner.key, currency),
    problem: toProblem(state),
    may: { alert: holds(viewer, "balances.alerts") },
  };
}

const NOTHING = { points: [], thinned: false, lowest: null, highest: null };

/** The readings, and at their end the last time that the same amount was read. */
async function tell(owner: string, currency: string, bounds: PeriodBounds, current: BalanceItem | null) {
  const told = await readPoints(owner, currency, bounds);
  const last = told.points.at(-1);
  if (last && current && current.readAt > last.at && current.missingSince === null) {
    told.points.push({ at: current.readAt, amount: current.amount });
  }
  return told;
}

async function currentOf(owner: string): Promise<BalanceItem[]> {
  const rows = await db().$queryRaw<BalanceRow[]>`
    ${selectBalances} ${fromBalances} WHERE b.owner = ${owner} ORDER BY b.currency`;
  return rows.map(toBalanceItem);
}

/** The owner's own alert, else the one for every user. */
async function alertFor(owner: string, currency: string) {
  const mayBe = owner.startsWith("user.") ? [owner, EVERY_USER] : [owner];
  const rows = await alertRows(Prisma.sql`a.owner IN (${Prisma.join(mayBe)}) AND a.currency = ${currency}`);
  const row = rows.find((one) => one.owner === owner) ?? rows[0];
  return row ? toAlertDto(row) : null;
}
