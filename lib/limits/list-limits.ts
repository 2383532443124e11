import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardSearch } from "@/lib/cards/card-search";
import { toHolder } from "@/lib/cards/holder";
import { cardState } from "@/lib/cards/status";
import { cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { parseInput } from "@/lib/core/parse";
import { toLimitDto } from "@/lib/limit-rules/limit-record";
import { allOf, anyOf, anyPeriod } from "@/lib/limits/limit-conditions";
import { bandConditions, type LimitRow, limitFrom, readBands } from "@/lib/limits/pressure-bands";
import { type LimitListItem, type LimitPage, type LimitQuery, limitQuery } from "@/lib/limits/schema";

const COUNT_CAP = 1000;

/**
 * A page of the rules of all cards, most pressed first. Usage that was read before the day or month began counts as
 * zero, so that yesterday's pressure never stands for today's.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listLimits(viewer: Viewer, context: RequestContext, raw: unknown): Promise<LimitPage> {
  assertPermission(viewer, "limits.read");
  const query = parseInput(limitQuery, raw);
  const cursor = query.cursor ? decodeCursor("limits", query.cursor) : null;
  const now = context.clock.now();
  const zone = env().issuing.timeZone;
  const bands = bandConditions(now, zone, query.pressure);
  const where = conditions(query);
  const counted = allOf([where, query.pressure ? bands[0].where : null]);
  const [rows, [total]] = await Promise.all([
    readBands(bands, where, cursor, query.limit + 1),
    db().$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count
      FROM (SELECT 1 ${limitFrom} WHERE ${counted} LIMIT ${COUNT_CAP + 1}) AS capped`),
  ]);
  const page = cutPage("limits", rows, query.limit, cursor, ({ key, cardId, period }) => ({
    key,
    id: `${cardId}/${period}`,
  }));
  const count = total?.count ?? 0;
  return {
    ...page,
    items: page.items.map((row) => toItem(row, now, zone)),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
    timeZone: zone,
  };
}

function conditions(query: LimitQuery): Prisma.Sql {
  return allOf([
    query.q ? cardSearch(query.q) : null,
    anyPeriod(Prisma.sql`l.period`, query.period),
    anyOf(Prisma.sql`l.currency`, query.currency),
    query.terminated ? null : Prisma.sql`c.status NOT ILIKE 'terminat%'`,
    query.off ? null : Prisma.sql`l.limit_amount > 0 AND lower(coalesce(l.status, '')) <> 'inactive'`,
  ]);
}

function toItem(row: LimitRow, now: Date, zone: string): LimitListItem {
  return {
    ...toLimitDto(row, now, zone),
    card: {
      id: row.cardId,
      title: row.title,
      last4: row.last4,
      status: row.cardStatus,
      state: cardState(row.cardStatus),
      holder: toHolder(row),
    },
  };
}
