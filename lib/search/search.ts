import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { searchTerms } from "@/lib/lookups/search-terms";
import { findCards } from "@/lib/search/find-cards";
import { findPeople } from "@/lib/search/find-people";
import { toTransactionHit } from "@/lib/search/hits";
import { type SearchResults, searchQuery } from "@/lib/search/schema";
import { listTransactions } from "@/lib/transactions/list-transactions";

const MOST = 5;

/**
 * Cards, people and transactions that a text means, each only for who may read them.
 * @throws AppError FORBIDDEN; INVALID_INPUT naming `q`: a full card number, or more than anybody types
 */
export async function search(viewer: Viewer, context: RequestContext, raw: unknown): Promise<SearchResults> {
  assertPermission(viewer, "cards.read");
  const { q } = parseInput(searchQuery, raw);
  const terms = searchTerms(q);
  const [users, payments] = [holds(viewer, "users.read"), holds(viewer, "transactions.read")];
  if (isTooShort(q)) return { cards: [], people: users ? [] : null, transactions: payments ? [] : null };
  const [cards, people, transactions] = await Promise.all([
    findCards(terms, MOST),
    users ? findPeople(terms, MOST) : null,
    payments ? listTransactions(viewer, context, { q, limit: MOST }) : null,
  ]);
  return { cards, people, transactions: transactions?.items.map(toTransactionHit) ?? null };
}

/** One Latin letter or digit is in everything; one Chinese character is a family name. */
function isTooShort(q: string): boolean {
  return /^[\0-\x7f]?$/.test(q);
}
