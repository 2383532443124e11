import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { findTransactions } from "@/lib/transactions/find-transactions";
import { type TransactionPage, transactionQuery } from "@/lib/transactions/schema";
import { SEARCH_BOUNDS } from "@/lib/transactions/search-bounds";

/**
 * A page of the mirrored transactions, newest first, forwards or backwards by keyset on time and id, with a total that
 * is counted up to 1,000. What a search means: `searchTerms`.
 * @throws AppError FORBIDDEN, INVALID_INPUT naming the field
 */
export async function listTransactions(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<TransactionPage> {
  assertPermission(viewer, "transactions.read");
  const query = parseInput(transactionQuery, raw);
  return findTransactions(query, SEARCH_BOUNDS);
}
