import "server-only";
import { z } from "zod";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { Prisma, select } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { choosePath, type Path } from "@/lib/transactions/choose-path";
import type { TransactionPage, transactionQuery } from "@/lib/transactions/schema";
import type { SearchBounds } from "@/lib/transactions/search-bounds";
import {
  type TransactionRow,
  toTransactionItem,
  transactionColumns,
  transactionJoins,
} from "@/lib/transactions/transaction-dto";
import type { Place } from "@/lib/transactions/transaction-paths";

const COUNT_CAP = 1000;

/**
 * The page that a query asks for, and how many match, counted up to 1,000.
 * @throws AppError INVALID_INPUT naming the field
 */
export async function findTransactions(
  query: z.output<typeof transactionQuery>,
  bounds: SearchBounds,
): Promise<TransactionPage> {
  const cursor = query.cursor ? cursorOf(query.cursor) : null;
  const path = await choosePath(query, bounds);
  const [rows, count] = await Promise.all([
    readPage(path, { cursor, rows: query.limit + 1 }),
    firstThatCounts(path.counts(COUNT_CAP + 1)),
  ]);
  const page = cutPage("transactions", rows, query.limit, cursor, (row) => row);
  return {
    ...page,
    items: page.items.map(toTransactionItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

type Row = TransactionRow & { key: string };

/** A walk that met a tenth of a page goes on tenfold; one that met less might never end, and what there is is collected. */
async function readPage(path: Path, place: Place): Promise<Row[]> {
  for (const walk of path.walks(place)) {
    const rows = await select<Row>(rowsSql(walk, place));
    if (rows.length === place.rows) return rows;
    if (rows.length * 10 < place.rows) break;
  }
  return select<Row>(rowsSql(path.page(place), place));
}

async function firstThatCounts(counts: Prisma.Sql[]): Promise<number> {
  let count = 0;
  for (const statement of counts) {
    const [row] = await select<{ count: number }>(statement);
    count = row?.count ?? 0;
    if (count > COUNT_CAP) break;
  }
  return count;
}

/** The whole rows are read for the page only, not for what is sorted on the way to it. */
function rowsSql(page: Prisma.Sql, { cursor }: Place): Prisma.Sql {
  const order = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    WITH page AS MATERIALIZED (${page})
    SELECT ${transactionColumns}, to_char(t.sort_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
    FROM page JOIN "transaction" t ON t.id = page.id ${transactionJoins}
    ORDER BY t.sort_at ${order}, t.id ${order}`;
}

function cursorOf(text: string): Cursor {
  const cursor = decodeCursor("transactions", text);
  if (!z.iso.datetime().safeParse(cursor.key).success) {
    throw new AppError("INVALID_INPUT", "a cursor of another list", { fields: { cursor: "invalid" } });
  }
  return cursor;
}
