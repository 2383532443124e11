import "server-only";
import type { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { peopleMeant } from "@/lib/lookups/person-search";
import { type WalletFacets, type WalletPage, walletQuery } from "@/lib/wallets/schema";
import { toWalletListItem, type WalletRow } from "@/lib/wallets/wallet-dto";

const COUNT_CAP = 1000;

/**
 * A page of the mirrored wallets by keyset, newest first, forwards or backwards, with a total that is counted up to
 * 1,000. `q` finds any part of an address, a whole id, or the user as the list of users does.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listWallets(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<WalletPage> {
  assertPermission(viewer, "wallets.read");
  const query = parseInput(walletQuery, raw);
  const cursor = query.cursor ? decodeCursor("wallets", query.cursor) : null;
  const where = conditions(query);
  const [rows, total] = await Promise.all([
    db().$queryRaw<(WalletRow & { key: string })[]>(pageSql(where, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (
      SELECT 1 FROM wallet w WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS capped`,
  ]);
  const page = cutPage("wallets", rows, query.limit, cursor, (row) => row);
  const count = total[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map(toWalletListItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

/** The values that filters offer. @throws AppError FORBIDDEN */
export async function listWalletFacets(viewer: Viewer, _context: RequestContext): Promise<WalletFacets> {
  assertPermission(viewer, "wallets.read");
  const [statuses, networks, currencies] = await Promise.all([
    db().wallet.findMany({ distinct: ["status"], select: { status: true }, orderBy: { status: "asc" } }),
    db().wallet.findMany({ distinct: ["network"], select: { network: true }, orderBy: { network: "asc" } }),
    db().wallet.findMany({
      distinct: ["currency"],
      select: { currency: true },
      orderBy: { currency: "asc" },
    }),
  ]);
  return {
    statuses: statuses.flatMap(({ status }) => status ?? []),
    networks: networks.flatMap(({ network }) => network ?? []),
    currencies: currencies.flatMap(({ currency }) => currency ?? []),
  };
}

function conditions(query: z.output<typeof walletQuery>): Prisma.Sql {
  const parts = [
    query.q ? search(query.q) : null,
    query.status?.length ? Prisma.sql`w.status IN (${Prisma.join(query.status)})` : null,
    query.network?.length ? Prisma.sql`w.network IN (${Prisma.join(query.network)})` : null,
    query.currency?.length ? Prisma.sql`w.currency IN (${Prisma.join(query.currency)})` : null,
    query.user ? Prisma.sql`w.p_user_id = ${query.user}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** One OR could use no index; a union lets each way use its own. */
function search(q: string): Prisma.Sql {
  const text = q.normalize("NFKC").trim();
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`w.id IN (
    SELECT id FROM wallet WHERE address ILIKE ${pattern} UNION
    SELECT id FROM wallet WHERE id = ${text} OR p_user_id = ${text} UNION
    SELECT id FROM wallet WHERE p_user_id IN ${peopleMeant(q)})`;
}

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`AND (w.sort_at, w.id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::timestamptz, ${cursor.id})`
    : Prisma.empty;
  const way = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT w.id, w.p_user_id AS "pUserId", w.network, w.currency, w.address, w.status, w.balance,
      w.issued_at AS "issuedAt", w.synced_at AS "syncedAt", w.missing_since AS "missingSince",
      u.first_name AS "firstName", u.last_name AS "lastName", w.sort_at::text AS key
    FROM wallet w LEFT JOIN card_user u ON u.id = w.p_user_id
    WHERE ${where} ${beyond}
    ORDER BY w.sort_at ${way}, w.id ${way}
    LIMIT ${limit + 1}`;
}
