import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { fullName } from "@/lib/cards/card-record";
import { cardState } from "@/lib/cards/status";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { type CardLimit, db, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { parseInput } from "@/lib/core/parse";
import { allOf, anyOf, cardSearch } from "@/lib/limits/limit-conditions";
import { toLimitDto } from "@/lib/limits/limit-record";
import { type LimitListItem, type LimitPage, limitQuery } from "@/lib/limits/schema";
import { limitWindow } from "@/lib/limits/window";

const COUNT_CAP = 1000;

interface Row extends CardLimit {
  key: string;
  tie: string;
  title: string;
  last4: string | null;
  cardStatus: string;
  firstName: string | null;
  lastName: string | null;
}

/**
 * A page of the rules of all cards, most pressed first. Usage that was read before the day or month began counts as
 * zero, so that yesterday's pressure never stands for today's.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listLimits(viewer: Viewer, context: RequestContext, raw: unknown): Promise<LimitPage> {
  assertPermission(viewer, "limits.read");
  const query = parseInput(limitQuery, raw);
  const cursor = query.cursor ? decodeCursor(query.cursor) : null;
  const now = context.clock.now();
  const zone = env().issuing.timeZone;
  const pressure = effectivePressure(now, zone);
  const where = allOf([
    query.q ? cardSearch(query.q) : null,
    anyOf(Prisma.sql`l.period`, query.period),
    anyOf(Prisma.sql`l.currency`, query.currency),
    query.pressure ? Prisma.sql`${pressure} >= ${query.pressure}` : null,
    query.terminated ? null : Prisma.sql`c.status NOT ILIKE 'terminat%'`,
    query.off ? null : Prisma.sql`l.limit_amount > 0 AND lower(coalesce(l.status, '')) <> 'inactive'`,
  ]);
  const [rows, counted] = await Promise.all([
    db().$queryRaw<Row[]>(pageSql(where, pressure, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM (SELECT 1 ${FROM} WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS capped`),
  ]);
  const page = cutPage(rows, query.limit, cursor, (row) => ({ key: row.key, id: row.tie }));
  const count = counted[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map((row) => toItem(row, now, zone)),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
    timeZone: zone,
  };
}

const FROM = Prisma.sql`
  FROM card_limit l JOIN card c ON c.id = l.card_id LEFT JOIN card_user u ON u.id = c.p_user_id`;

/** What is pressed now: rules that count nothing come after those at zero. */
function effectivePressure(now: Date, zone: string): Prisma.Sql {
  const day = limitWindow("Daily", now, zone).startsAt;
  const month = limitWindow("Monthly", now, zone).startsAt;
  return Prisma.sql`(CASE
    WHEN l.pressure IS NULL THEN -1
    WHEN l.period = 'Daily' AND l.synced_at < ${day} THEN 0
    WHEN l.period = 'Monthly' AND l.synced_at < ${month} THEN 0
    ELSE l.pressure END)`;
}

function pageSql(where: Prisma.Sql, pressure: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = cursor
    ? Prisma.sql`AND (${pressure}, l.card_id || '/' || l.period) ${backwards ? Prisma.sql`>` : Prisma.sql`<`}
        (${cursor.key}::text::numeric, ${cursor.id})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT l.card_id AS "cardId", l.period, l.issuer_limit_id AS "issuerLimitId", l.limit_amount AS "limitAmount",
      l.used_amount AS "usedAmount", l.currency, l.status, l.pressure, l.synced_at AS "syncedAt",
      ${pressure}::text AS key, l.card_id || '/' || l.period AS tie,
      c.title, c.last4, c.status AS "cardStatus", u.first_name AS "firstName", u.last_name AS "lastName"
    ${FROM} WHERE ${where} ${beyond}
    ORDER BY ${pressure} ${order}, l.card_id || '/' || l.period ${order}
    LIMIT ${limit + 1}`;
}

function toItem(row: Row, now: Date, zone: string): LimitListItem {
  return {
    ...toLimitDto(row, now, zone),
    card: {
      id: row.cardId,
      title: row.title,
      last4: row.last4,
      status: row.cardStatus,
      state: cardState(row.cardStatus),
      holderName: fullName({ firstName: row.firstName ?? "", lastName: row.lastName ?? "" }),
    },
  };
}
