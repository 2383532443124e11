import "server-only";
import type { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type BalanceRow, fromBalances, selectBalances, toBalanceItem } from "@/lib/balances/balance-dto";
import { type BalancePage, balanceQuery } from "@/lib/balances/schema";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { userQuery } from "@/lib/users/schema";
import { userConditions } from "@/lib/users/user-conditions";

const COUNT_CAP = 1000;

type Query = z.output<typeof balanceQuery>;
type Row = BalanceRow & { key: string; id: string };

/**
 * A page of the users' balances as they were last read, by keyset, forwards or backwards, with a total that is counted
 * up to 1,000. Sorted by amount within each currency, or by the time of reading; amounts of two currencies are never
 * compared. `q` finds users as the list of users does.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listBalances(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<BalancePage> {
  assertPermission(viewer, "balances.read");
  const query = parseInput(balanceQuery, raw);
  const cursor = query.cursor ? decodeCursor("balances", query.cursor) : null;
  const where = conditions(query);
  const [rows, total] = await Promise.all([
    db().$queryRaw<Row[]>(pageSql(where, query, cursor)),
    db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (
      SELECT 1 ${fromBalances} WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS capped`,
  ]);
  const page = cutPage("balances", rows, query.limit, cursor, (row) => row);
  const count = total[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map(toBalanceItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

function conditions(query: Query): Prisma.Sql {
  const parts = [
    Prisma.sql`b.p_user_id IS NOT NULL`,
    query.q
      ? Prisma.sql`(b.p_user_id = ${query.q} OR ${userConditions(userQuery.parse({ q: query.q }))})`
      : null,
    query.currency?.length ? Prisma.sql`b.currency IN (${Prisma.join(query.currency)})` : null,
    query.low ? Prisma.sql`m.id IS NOT NULL` : null,
  ].filter((part) => part !== null);
  return Prisma.join(parts, " AND ");
}

function pageSql(where: Prisma.Sql, { sort, limit }: Query, cursor: Cursor | null): Prisma.Sql {
  const descending = sort.startsWith("-");
  const backwards = cursor?.direction === "before";
  const way = descending === backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const than = descending === backwards ? Prisma.sql`>` : Prisma.sql`<`;
  const byAmount = sort.endsWith("amount");
  const place = cursor ? placeOf(cursor, byAmount) : null;
  const order = byAmount
    ? [Prisma.sql`b.currency`, Prisma.sql`b.amount`, Prisma.sql`b.owner`]
    : [Prisma.sql`b.read_at`, Prisma.sql`b.owner`, Prisma.sql`b.currency`];
  const values =
    place && byAmount
      ? Prisma.sql`(${place.currency}, ${place.key}::text::numeric, ${place.owner})`
      : place && Prisma.sql`(${place.key}::text::timestamptz, ${place.owner}, ${place.currency})`;
  return Prisma.sql`
    ${selectBalances}, ${byAmount ? Prisma.sql`b.amount::text` : Prisma.sql`b.read_at::text`} AS key,
      b.currency || ':' || b.owner AS id
    ${fromBalances}
    WHERE ${where} ${values ? Prisma.sql`AND (${Prisma.join(order)}) ${than} ${values}` : Prisma.empty}
    ORDER BY ${Prisma.join(order.map((column) => Prisma.sql`${column} ${way}`))}
    LIMIT ${limit + 1}`;
}

/** @throws AppError INVALID_INPUT for a cursor of another list or order. */
function placeOf({ key, id }: Cursor, byAmount: boolean): { key: string; currency: string; owner: string } {
  const split = id.indexOf(":");
  if (split < 1 || key === "" || /^-?[\d.]+$/.test(key) !== byAmount) {
    throw new AppError("INVALID_INPUT", "a cursor of another list", { fields: { cursor: "invalid" } });
  }
  return { key, currency: id.slice(0, split), owner: id.slice(split + 1) };
}
