import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { holderJoin } from "@/lib/cards/holder";
import { db, Prisma, select } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import {
  type CardHitRow,
  cardHitColumns,
  type PersonHitRow,
  personHitColumns,
  toCardHit,
  toPersonHit,
  toTransactionHit,
} from "@/lib/search/hits";
import { recentQuery, type SearchResults, type ThingKind } from "@/lib/search/schema";
import {
  type TransactionRow,
  toTransactionItem,
  transactionColumns,
  transactionJoins,
} from "@/lib/transactions/transaction-dto";

/**
 * What the browser says was opened lately, by its ids, as it is now; what is unknown is left out.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listRecent(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<SearchResults> {
  assertPermission(viewer, "cards.read");
  const { things } = parseInput(recentQuery, raw);
  const idsOf = (kind: ThingKind) => things.filter((thing) => thing.kind === kind).map((thing) => thing.id);
  const [cardRows, people, items] = await Promise.all([
    db().$queryRaw<
      CardHitRow[]
    >`SELECT ${cardHitColumns} FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}
      WHERE c.id = ANY(${idsOf("cards")}::text[])`,
    holds(viewer, "users.read") ? peopleBy(idsOf("users")) : null,
    holds(viewer, "transactions.read") ? transactionsBy(idsOf("transactions")) : null,
  ]);
  return {
    cards: cardRows.map(toCardHit),
    people: people?.map(toPersonHit) ?? null,
    transactions: items?.map((row) => toTransactionHit(toTransactionItem(row))) ?? null,
  };
}

function peopleBy(ids: string[]): Promise<PersonHitRow[]> {
  return db().$queryRaw<PersonHitRow[]>(Prisma.sql`
    SELECT ${personHitColumns} FROM card_user u WHERE u.id = ANY(${ids}::text[])`);
}

function transactionsBy(ids: string[]): Promise<TransactionRow[]> {
  return select<TransactionRow>(Prisma.sql`
    SELECT ${transactionColumns} FROM "transaction" t ${transactionJoins} WHERE t.id = ANY(${ids}::text[])`);
}
