import "server-only";
import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { fullName } from "@/lib/cards/card-record";
import { cardState } from "@/lib/cards/status";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { parseInput } from "@/lib/core/parse";
import { allOf, anyOf, cardSearch } from "@/lib/limits/limit-conditions";
import { type LimitChangeItem, type LimitChangePage, limitChangeQuery } from "@/lib/limits/schema";

interface Row {
  id: string;
  key: string;
  cardId: string;
  title: string;
  last4: string | null;
  cardStatus: string;
  currency: string;
  firstName: string | null;
  lastName: string | null;
  period: string | null;
  periodSource: string | null;
  limitAmount: Prisma.Decimal;
  previous: Prisma.Decimal | null;
  remark: string;
  changedAt: Date;
  actorName: string | null;
}

/**
 * A page of the issuer's limit log over all cards, newest first. `from` and `to` are days in the issuer's zone.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listLimitChanges(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<LimitChangePage> {
  assertPermission(viewer, "limits.read");
  const query = parseInput(limitChangeQuery, raw);
  const cursor = query.cursor ? decodeCursor(query.cursor) : null;
  const zone = env().issuing.timeZone;
  const where = allOf([
    query.q ? cardSearch(query.q) : null,
    anyOf(Prisma.sql`coalesce(h.period, 'unknown')`, query.period),
    query.origin === "here" ? Prisma.sql`h.operation_id IS NOT NULL` : null,
    query.origin === "elsewhere" ? Prisma.sql`h.operation_id IS NULL` : null,
    query.from ? Prisma.sql`h.changed_at >= ${dayStart(query.from, zone, 0)}` : null,
    query.to ? Prisma.sql`h.changed_at < ${dayStart(query.to, zone, 1)}` : null,
  ]);
  const rows = await db().$queryRaw<Row[]>(pageSql(where, cursor, query.limit));
  const page = cutPage(rows, query.limit, cursor, (row) => row);
  return { ...page, items: page.items.map(toItem) };
}

function dayStart(day: string, zone: string, plusDays: number): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(addDays(new TZDate(year, month - 1, date, zone), plusDays).getTime());
}

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = cursor
    ? Prisma.sql`AND (h.changed_at, h.id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`}
        (${cursor.key}::text::timestamptz, ${cursor.id})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT h.id, h.changed_at::text AS key, h.card_id AS "cardId", c.title, c.last4, c.status AS "cardStatus",
      c.settlement_currency AS currency, u.first_name AS "firstName", u.last_name AS "lastName", h.period,
      h.period_source AS "periodSource", h.limit_amount AS "limitAmount", h.remark, h.changed_at AS "changedAt",
      s.name AS "actorName",
      (SELECT p.limit_amount FROM limit_change p
        WHERE p.card_id = h.card_id AND p.issuer_limit_id = h.issuer_limit_id
          AND (p.changed_at, p.id) < (h.changed_at, h.id)
        ORDER BY p.changed_at DESC, p.id DESC LIMIT 1) AS previous
    FROM limit_change h JOIN card c ON c.id = h.card_id LEFT JOIN card_user u ON u.id = c.p_user_id
      LEFT JOIN operation o ON o.id = h.operation_id LEFT JOIN staff s ON s.id = o.actor_id
    WHERE ${where} ${beyond}
    ORDER BY h.changed_at ${order}, h.id ${order}
    LIMIT ${limit + 1}`;
}

function toItem(row: Row): LimitChangeItem {
  return {
    id: row.id,
    card: {
      id: row.cardId,
      title: row.title,
      last4: row.last4,
      status: row.cardStatus,
      state: cardState(row.cardStatus),
      holderName: fullName({ firstName: row.firstName ?? "", lastName: row.lastName ?? "" }),
    },
    currency: row.currency,
    period: row.period,
    periodSource: sourceOf(row.periodSource),
    amount: row.limitAmount.toFixed(),
    previous: row.previous?.toFixed() ?? null,
    remark: row.remark,
    changedAt: row.changedAt.toISOString(),
    actorName: row.actorName,
  };
}

function sourceOf(source: string | null): LimitChangeItem["periodSource"] {
  return source === "issuer" || source === "recorded" || source === "derived" ? source : null;
}
