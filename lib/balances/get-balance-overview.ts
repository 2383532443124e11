import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import {
  type BalanceRow,
  fromBalances,
  selectBalances,
  toBalanceItem,
  toProblem,
} from "@/lib/balances/balance-dto";
import { CORPORATE } from "@/lib/balances/constants";
import type { BalanceOverview } from "@/lib/balances/schema";
import { db, Prisma } from "@/lib/core/db";

/** How many low balances the banner names. */
const NAMED = 5;

/**
 * The company's balances, what is below its alert, and how far the users were read; all as it was last read.
 * @throws AppError FORBIDDEN
 */
export async function getBalanceOverview(viewer: Viewer, _context: RequestContext): Promise<BalanceOverview> {
  assertPermission(viewer, "balances.read");
  const [corporate, state, alarms, below, users, currencies] = await Promise.all([
    balances(Prisma.sql`b.owner = ${CORPORATE} ORDER BY b.currency`),
    db().balanceOwner.findUnique({ where: { owner: CORPORATE } }),
    balances(Prisma.sql`m.id IS NOT NULL ORDER BY m.raised_at, m.id LIMIT ${NAMED}`),
    db().balanceAlarm.count({ where: { clearedAt: null } }),
    countUsers(),
    db().balance.findMany({
      distinct: ["currency"],
      select: { currency: true },
      orderBy: { currency: "asc" },
    }),
  ]);
  return {
    corporate: {
      balances: corporate.map(toBalanceItem),
      readAt: state?.readAt?.toISOString() ?? null,
      problem: toProblem(state),
    },
    users,
    alarms: { count: below, first: alarms.map(toBalanceItem) },
    currencies: currencies.map(({ currency }) => currency),
  };
}

function balances(where: Prisma.Sql): Promise<BalanceRow[]> {
  return db().$queryRaw<BalanceRow[]>`${selectBalances} ${fromBalances} WHERE ${where}`;
}

async function countUsers(): Promise<BalanceOverview["users"]> {
  const [counted] = await db().$queryRaw<BalanceOverview["users"][]>`
    SELECT
      (SELECT count(*)::int FROM (
        SELECT p_user_id FROM card WHERE p_user_id IS NOT NULL UNION SELECT id FROM card_user) AS known) AS known,
      count(*) FILTER (WHERE read_at IS NOT NULL)::int AS read,
      count(*) FILTER (WHERE problem IS NOT NULL)::int AS failing
    FROM balance_owner WHERE p_user_id IS NOT NULL`;
  return counted ?? { known: 0, read: 0, failing: 0 };
}
