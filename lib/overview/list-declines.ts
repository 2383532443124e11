import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { Prisma, select } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { explainedDeclines } from "@/lib/overview/explained-declines";
import { declineQuery, type ExplainedDeclines } from "@/lib/overview/schema";
import {
  type TransactionRow,
  toTransactionItem,
  transactionColumns,
  transactionJoins,
} from "@/lib/transactions/transaction-dto";

/**
 * The rows behind the numbers of `getDeclines`: the newest declines of a span with their likeliest cause, or those of one
 * cause. @throws AppError FORBIDDEN, INVALID_INPUT naming the field
 */
export async function listDeclines(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<ExplainedDeclines> {
  assertPermission(viewer, "transactions.read");
  const { cause: wanted, from, to } = parseInput(declineQuery, raw);
  const { rows, capped } = await explainedDeclines({ from: new Date(from), to: new Date(to) });
  const kept = wanted ? rows.filter(({ name }) => name === wanted) : rows;
  const items = await itemsOf(kept.map(({ row }) => row.id));
  return {
    items: kept.flatMap(({ row, name, cause }) => {
      const transaction = items.get(row.id);
      return transaction ? [{ transaction, name, cause }] : [];
    }),
    explained: rows.length,
    capped,
  };
}

async function itemsOf(ids: readonly string[]) {
  const rows = await select<TransactionRow>(Prisma.sql`
    SELECT ${transactionColumns} FROM "transaction" t ${transactionJoins} WHERE t.id = ANY(${[...ids]}::text[])`);
  return new Map(rows.map((row) => [row.id, toTransactionItem(row)]));
}
