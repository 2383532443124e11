import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { type UserFacets, type UserPage, userQuery } from "@/lib/users/schema";
import { isLivingCard, userConditions } from "@/lib/users/user-conditions";
import { toUserListItem, type UserRow } from "@/lib/users/user-dto";

const COUNT_CAP = 1000;

type Row = UserRow & {
  key: string;
  cardId: string | null;
  cardTitle: string | null;
  cardLast4: string | null;
  cardStatus: string | null;
};

/**
 * A page of the registered users by keyset, newest first, forwards or backwards, with a total that is counted up to
 * 1,000. `q` finds an exact document number for those who may see one.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listUsers(viewer: Viewer, _context: RequestContext, raw: unknown): Promise<UserPage> {
  assertPermission(viewer, "users.read");
  const query = parseInput(userQuery, raw);
  const cursor = query.cursor ? decodeCursor("users", query.cursor) : null;
  const where = userConditions(query);
  const [rows, total] = await Promise.all([
    db().$queryRaw<Row[]>(pageSql(where, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (
      SELECT 1 FROM card_user u WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS capped`,
  ]);
  const page = cutPage("users", rows, query.limit, cursor, (row) => row);
  const count = total[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map((row) => toUserListItem(row, cardOf(row))),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

/** The values that filters offer. @throws AppError FORBIDDEN */
export async function listUserFacets(viewer: Viewer, _context: RequestContext): Promise<UserFacets> {
  assertPermission(viewer, "users.read");
  const [statuses, countries] = await Promise.all([
    db().cardUser.findMany({ distinct: ["status"], select: { status: true }, orderBy: { status: "asc" } }),
    db().cardUser.findMany({ distinct: ["issuingCountry"], select: { issuingCountry: true } }),
  ]);
  return {
    statuses: statuses.flatMap(({ status }) => status ?? []),
    countries: countries.flatMap(({ issuingCountry }) => issuingCountry ?? []).sort(),
  };
}

const order = Prisma.sql`coalesce(u.issued_at, to_timestamp(0))`;

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`AND (${order}, u.id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::timestamptz, ${cursor.id})`
    : Prisma.empty;
  const way = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT ${columns}, ${order}::text AS key,
      held.id AS "cardId", held.title AS "cardTitle", held.last4 AS "cardLast4", held.status AS "cardStatus"
    FROM card_user u LEFT JOIN LATERAL (
      SELECT c.id, c.title, c.last4, c.status FROM card c WHERE ${isLivingCard} ORDER BY c.sort_at DESC LIMIT 1
    ) AS held ON true
    WHERE ${where} ${beyond}
    ORDER BY ${order} ${way}, u.id ${way}
    LIMIT ${limit + 1}`;
}

const columns = Prisma.sql`
  u.id, u.first_name AS "firstName", u.last_name AS "lastName", u.calling_code AS "callingCode",
  u.phone_number AS "phoneNumber", u.status, u.document_type AS "documentType", u.document_end AS "documentEnd",
  u.issuing_country AS "issuingCountry", u.issued_at AS "issuedAt", u.synced_at AS "syncedAt", u.version`;

function cardOf(row: Row) {
  if (row.cardId === null) return null;
  return { id: row.cardId, title: row.cardTitle ?? "", last4: row.cardLast4, status: row.cardStatus ?? "" };
}
