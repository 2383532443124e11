import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { alertRows, toAlertDto } from "@/lib/balances/alert-record";
import {
  type BalanceRow,
  fromBalances,
  selectBalances,
  toBalanceItem,
  toProblem,
} from "@/lib/balances/balance-record";
import { assertKnown, describeOwner, ownerFrom } from "@/lib/balances/owner";
import { type PeriodBounds, readPoints } from "@/lib/balances/read-points";
import { type BalanceHistory, type BalanceItem, historyQuery } from "@/lib/balances/schema";
import type { BalancePeriod } from "@/lib/balances/vocabulary";
import { EVERY_USER } from "@/lib/balances/vocabulary";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";

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
