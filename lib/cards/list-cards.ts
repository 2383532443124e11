import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardConditions } from "@/lib/cards/card-conditions";
import { type CardRow, toCardListItem } from "@/lib/cards/card-dto";
import { type HolderRow, holderColumns, holderJoin } from "@/lib/cards/holder";
import { type CardPage, type CardQuery, cardQuery } from "@/lib/cards/schema";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";

const COUNT_CAP = 1000;

type Row = CardRow & HolderRow & { key: string };

/**
 * A page of the mirrored cards by keyset, forwards or backwards, with a total that is counted up to 1,000.
 * Order: newest first, or highest limit pressure first.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listCards(viewer: Viewer, _context: RequestContext, raw: unknown): Promise<CardPage> {
  assertPermission(viewer, "cards.read");
  const query = parseInput(cardQuery, raw);
  const cursor = query.cursor ? decodeCursor("cards", query.cursor) : null;
  const where = cardConditions(query);
  const [rows, total] = await Promise.all([
    db().$queryRaw<Row[]>(pageSql(where, query.sort, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>(countSql(where)),
  ]);
  const page = cutPage("cards", rows, query.limit, cursor, (row) => row);
  const count = total[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map(toCardListItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

function pageSql(
  where: Prisma.Sql,
  sort: CardQuery["sort"],
  cursor: Cursor | null,
  limit: number,
): Prisma.Sql {
  const column = sort === "pressure" ? Prisma.sql`coalesce(c.pressure, -1)` : Prisma.sql`c.sort_at`;
  const type = sort === "pressure" ? Prisma.sql`numeric` : Prisma.sql`timestamptz`;
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`AND (${column}, c.id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::${type}, ${cursor.id})`
    : Prisma.empty;
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT ${columns}, ${column}::text AS key
    FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}
    WHERE ${where} ${beyond}
    ORDER BY ${column} ${order}, c.id ${order}
    LIMIT ${limit + 1}`;
}

function countSql(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id WHERE ${where} LIMIT ${COUNT_CAP + 1}
    ) AS capped`;
}

const columns = Prisma.sql`
  c.id, c.reference_id AS "referenceId", c.title, c.type, c.status, c.settlement_currency AS "settlementCurrency",
  c.first6, c.last4, c.expiration, c.mode_source AS "modeSource", c.form, c.form_source AS "formSource", c.pressure, c.issued_at AS "issuedAt",
  c.synced_at AS "syncedAt", c.missing_since AS "missingSince", c.version,
  ${holderColumns}`;
