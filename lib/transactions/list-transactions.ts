import "server-only";
import { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { type TransactionPage, transactionQuery } from "@/lib/transactions/schema";
import { transactionConditions } from "@/lib/transactions/transaction-conditions";
import {
  type TransactionRow,
  toTransactionItem,
  transactionColumns,
  transactionJoins,
} from "@/lib/transactions/transaction-record";

const COUNT_CAP = 1000;

/**
 * A page of the mirrored transactions, newest first, by keyset on time and id; the total is counted up to 1,000.
 * @throws AppError FORBIDDEN, INVALID_INPUT naming the field
 */
export async function listTransactions(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<TransactionPage> {
  assertPermission(viewer, "transactions.read");
  const query = parseInput(transactionQuery, raw);
  const cursor = query.cursor ? cursorOf(query.cursor) : null;
  const where = transactionConditions(query);
  const [rows, counted] = await Promise.all([
    db().$queryRaw<(TransactionRow & { key: string })[]>(pageSql(where, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM "transaction" t WHERE ${where} LIMIT ${COUNT_CAP + 1}
      ) AS capped`,
  ]);
  const page = cutPage(rows, query.limit, cursor, (row) => row);
  const count = counted[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map(toTransactionItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT ${transactionColumns}, to_char(t.sort_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
    FROM "transaction" t ${transactionJoins}
    WHERE ${where} ${cursor ? beyondSql(cursor) : Prisma.empty}
    ORDER BY t.sort_at ${order}, t.id ${order}
    LIMIT ${limit + 1}`;
}

function beyondSql({ direction, key, id }: Cursor): Prisma.Sql {
  const beyond = direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`AND (t.sort_at, t.id) ${beyond} (${key}::text::timestamptz, ${id})`;
}

function cursorOf(text: string): Cursor {
  const cursor = decodeCursor(text);
  if (!z.iso.datetime().safeParse(cursor.key).success) {
    throw new AppError("INVALID_INPUT", "a cursor of another list", { fields: { cursor: "invalid" } });
  }
  return cursor;
}
