import "server-only";
import { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { type TransactionPage, transactionQuery } from "@/lib/transactions/schema";
import { transactionConditions } from "@/lib/transactions/transaction-conditions";
import {
  type TransactionRow,
  toTransactionItem,
  transactionColumns,
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
  const beyond = query.cursor ? beyondSql(query.cursor) : Prisma.empty;
  const where = transactionConditions(query);
  const [rows, counted] = await Promise.all([
    db().$queryRaw<(TransactionRow & { key: string })[]>(pageSql(where, beyond, query.limit)),
    db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM "transaction" t WHERE ${where} LIMIT ${COUNT_CAP + 1}
      ) AS capped`,
  ]);
  const { items, nextCursor } = cutPage(rows, query.limit, null, (row) => row);
  const count = counted[0]?.count ?? 0;
  return {
    items: items.map(toTransactionItem),
    nextCursor,
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

function pageSql(where: Prisma.Sql, beyond: Prisma.Sql, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${transactionColumns}, to_char(t.sort_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
    FROM "transaction" t LEFT JOIN card c ON c.id = t.card_id
    WHERE ${where} ${beyond}
    ORDER BY t.sort_at DESC, t.id DESC
    LIMIT ${limit + 1}`;
}

function beyondSql(text: string): Prisma.Sql {
  const cursor = decodeCursor(text);
  if (cursor.direction !== "after" || !z.iso.datetime().safeParse(cursor.key).success) {
    throw new AppError("INVALID_INPUT", "a cursor of another list", { fields: { cursor: "invalid" } });
  }
  return Prisma.sql`AND (t.sort_at, t.id) < (${cursor.key}::text::timestamptz, ${cursor.id})`;
}
