import "server-only";
import type { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardSearch } from "@/lib/cards/card-search";
import { type HolderRow, holderColumns, holderJoin, toHolder } from "@/lib/cards/holder";
import { cardState } from "@/lib/cards/status";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { endOfDay, isDay, wallClock } from "@/lib/core/days";
import { db, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { allOf, anyPeriod } from "@/lib/limits/limit-conditions";
import { type LimitChangeItem, type LimitChangePage, limitChangeQuery } from "@/lib/limits/schema";

interface Row extends HolderRow {
  id: string;
  key: string;
  cardId: string;
  title: string;
  last4: string | null;
  cardStatus: string;
  currency: string;
  period: string | null;
  periodSource: string | null;
  limitAmount: Prisma.Decimal;
  previous: Prisma.Decimal | null;
  remark: string;
  changedAt: Date;
  actorName: string | null;
}

/**
 * A page of the issuer's limit log over all cards, newest first.
 * @throws AppError FORBIDDEN, INVALID_INPUT (also for an end before the start)
 */
export async function listLimitChanges(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<LimitChangePage> {
  assertPermission(viewer, "limits.read");
  const query = parseInput(limitChangeQuery, raw);
  const cursor = query.cursor ? decodeCursor("limit-changes", query.cursor) : null;
  const rows = await db().$queryRaw<Row[]>(pageSql(conditions(query), cursor, query.limit));
  const page = cutPage("limit-changes", rows, query.limit, cursor, (row) => row);
  return { ...page, items: page.items.map(toItem) };
}

function conditions(query: z.output<typeof limitChangeQuery>): Prisma.Sql {
  const zone = query.zone ?? env().issuing.timeZone;
  const from = query.from ? wallClock(query.from, zone) : null;
  const before = query.to ? endOf(query.to, zone) : null;
  if (from && before && from >= before) {
    throw new AppError("INVALID_INPUT", "an end before the start", { fields: { to: "beforeFrom" } });
  }
  return allOf([
    query.q ? cardSearch(query.q) : null,
    anyPeriod(Prisma.sql`h.period`, query.period),
    query.origin === "here" ? Prisma.sql`h.operation_id IS NOT NULL` : null,
    query.origin === "elsewhere" ? Prisma.sql`h.operation_id IS NULL` : null,
    from ? Prisma.sql`h.changed_at >= ${from}` : null,
    before ? Prisma.sql`h.changed_at < ${before}` : null,
  ]);
}

/** The first instant after that day or minute of the zone's clocks. */
function endOf(time: string, zone: string): Date {
  return isDay(time) ? endOfDay(time, zone) : new Date(wallClock(time, zone).getTime() + 60_000);
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
      c.settlement_currency AS currency, ${holderColumns}, h.period,
      h.period_source AS "periodSource", h.limit_amount AS "limitAmount", h.remark, h.changed_at AS "changedAt",
      s.name AS "actorName",
      (SELECT p.limit_amount FROM limit_change p
        WHERE p.card_id = h.card_id AND p.issuer_limit_id = h.issuer_limit_id
          AND (p.changed_at, p.id) < (h.changed_at, h.id)
        ORDER BY p.changed_at DESC, p.id DESC LIMIT 1) AS previous
    FROM limit_change h JOIN card c ON c.id = h.card_id LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}
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
      holder: toHolder(row),
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
