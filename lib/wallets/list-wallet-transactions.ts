import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma, type WalletTransaction } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { type WalletTransactionPage, walletTransactionQuery } from "@/lib/wallets/schema";
import { toWalletTransaction } from "@/lib/wallets/wallet-dto";

/**
 * A page of a wallet's mirrored transactions by keyset, newest first, forwards or backwards.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listWalletTransactions(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<WalletTransactionPage> {
  assertPermission(viewer, "wallets.read");
  const { walletId, cursor: place, limit } = parseInput(walletTransactionQuery, raw);
  const cursor = place ? decodeCursor("wallet-transactions", place) : null;
  const rows = await db().$queryRaw<(WalletTransaction & { key: string })[]>(
    pageSql(walletId, cursor, limit),
  );
  const page = cutPage("wallet-transactions", rows, limit, cursor, (row) => row);
  return { ...page, items: page.items.map(toWalletTransaction) };
}

function pageSql(walletId: string, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`AND (sort_at, id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::timestamptz, ${cursor.id})`
    : Prisma.empty;
  const way = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT id, type, status, currency, amount, fee, fee_currency AS "feeCurrency", credited,
      credited_in AS "creditedIn", hash, from_address AS "fromAddress", to_address AS "toAddress",
      sort_at AS "sortAt", sort_at::text AS key
    FROM wallet_transaction WHERE wallet_id = ${walletId} ${beyond}
    ORDER BY sort_at ${way}, id ${way}
    LIMIT ${limit + 1}`;
}
