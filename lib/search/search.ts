import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { calledBy } from "@/lib/lookups/person-search";
import { lookupsOf, userIds } from "@/lib/lookups/search-lookups";
import { type Search, searchTerms } from "@/lib/lookups/search-terms";
import { findCards } from "@/lib/search/find-cards";
import { type PersonHitRow, personHitColumns, toPersonHit, toTransactionHit } from "@/lib/search/hits";
import { type PersonHit, type SearchResults, searchQuery } from "@/lib/search/schema";
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

/** Cardholders that every term means: any part of the name in any script, digits of the phone number, or the whole id. */
async function findPeople({ terms, phone }: Search, limit: number): Promise<PersonHit[]> {
  if (terms.length === 0) return [];
  const lookups = terms.map(lookupsOf);
  const each = lookups.every(({ users }) => users.length > 0)
    ? Prisma.join(
        lookups.map((lookup) => Prisma.sql`u.id IN (${userIds(lookup)})`),
        " AND ",
      )
    : null;
  const called = phone ? calledBy(phone).find : null;
  const either = [each, called].filter((way) => way !== null);
  if (either.length === 0) return [];
  const rows = await db().$queryRaw<PersonHitRow[]>`
    SELECT ${personHitColumns} FROM card_user u WHERE ${Prisma.join(either, " OR ")}
    ORDER BY u.issued_at DESC NULLS LAST, u.id LIMIT ${limit}`;
  return rows.map(toPersonHit);
}
