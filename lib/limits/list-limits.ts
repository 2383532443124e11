import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardSearch } from "@/lib/cards/card-search";
import { type HolderRow, holderColumns, holderJoin, toHolder } from "@/lib/cards/holder";
import { cardState } from "@/lib/cards/status";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { type CardLimit, db, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { parseInput } from "@/lib/core/parse";
import { toLimitDto } from "@/lib/limit-rules/limit-dto";
import { limitWindow } from "@/lib/limit-rules/window";
import { allOf, anyOf, anyPeriod } from "@/lib/limits/limit-conditions";
import { type LimitListItem, type LimitPage, type LimitQuery, limitQuery } from "@/lib/limits/schema";

interface LimitRow extends CardLimit, HolderRow {
  /** The place in the order, as the database prints it. */
  key: string;
  title: string;
  last4: string | null;
  cardStatus: string;
}

/** Rules that stand together in the order, below those of the band before. */
interface Band {
  where: Prisma.Sql;
  key: Prisma.Sql;
  /** The one key of all its rows; null: the rows' own pressure. */
  rank: number | null;
}

/** `card_limit l` with its card and the card's user. */
const limitFrom = Prisma.sql`
  FROM card_limit l JOIN card c ON c.id = l.card_id LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}`;

/**
 * The order of pressure at `now`, in three bands: read in this window (by pressure), read before it began (nothing
 * used, as far as we know), and rules that count nothing. Each follows an index, which one sort expression over all
 * of them could not.
 */
function bandConditions(now: Date, zone: string, atLeast: number | undefined): [Band, ...Band[]] {
  const day = limitWindow("Daily", now, zone).startsAt;
  const month = limitWindow("Monthly", now, zone).startsAt;
  const old = Prisma.sql`(l.period = 'Daily' AND l.synced_at < ${day}
    OR l.period = 'Monthly' AND l.synced_at < ${month})`;
  const least = atLeast ? Prisma.sql`l.pressure >= ${atLeast}` : Prisma.sql`l.pressure IS NOT NULL`;
  const read: Band = { where: Prisma.sql`${least} AND NOT ${old}`, key: Prisma.sql`l.pressure`, rank: null };
  if (atLeast) return [read];
  return [
    read,
    { where: Prisma.sql`l.pressure IS NOT NULL AND ${old}`, key: Prisma.sql`-1`, rank: -1 },
    { where: Prisma.sql`l.pressure IS NULL`, key: Prisma.sql`-2`, rank: -2 },
  ];
}

/** Up to `count` rows beyond the cursor, in its direction; most pages end within one band. */
async function readBands(
  bands: Band[],
  where: Prisma.Sql,
  cursor: Cursor | null,
  count: number,
): Promise<LimitRow[]> {
  const back = cursor?.direction === "before";
  const rows: LimitRow[] = [];
  for (const band of bandsFrom(bands, cursor)) {
    const within = allOf([where, band.where, cursor && isIn(band, cursor) ? beyond(band, cursor) : null]);
    rows.push(...(await db().$queryRaw<LimitRow[]>(pageSql(within, band, back, count - rows.length))));
    if (rows.length >= count) break;
  }
  return rows;
}

/** The cursor's band and those that follow in its direction. */
function bandsFrom(bands: Band[], cursor: Cursor | null): Band[] {
  const ordered = cursor?.direction === "before" ? bands.toReversed() : bands;
  const from = cursor ? ordered.findIndex((band) => isIn(band, cursor)) : 0;
  return from === -1 ? [] : ordered.slice(from);
}

function isIn(band: Band, cursor: Cursor): boolean {
  return band.rank === null ? Number(cursor.key) >= 0 : Number(cursor.key) === band.rank;
}

function beyond(band: Band, { direction, key, id }: Cursor): Prisma.Sql {
  const at = id.lastIndexOf("/");
  const place = Prisma.sql`(${id.slice(0, at)}, ${id.slice(at + 1)})`;
  const back = direction === "before";
  const tie = Prisma.sql`(l.card_id, l.period) ${back ? Prisma.sql`<` : Prisma.sql`>`} ${place}`;
  if (band.rank !== null) return tie;
  const value = Prisma.sql`${key}::text::numeric`;
  return back
    ? Prisma.sql`l.pressure >= ${value} AND (l.pressure > ${value} OR ${tie})`
    : Prisma.sql`l.pressure <= ${value} AND (l.pressure < ${value} OR ${tie})`;
}

/** In the order of the index on pressure, card and period; backwards it is the same index read backwards. */
function pageSql(where: Prisma.Sql, band: Band, back: boolean, count: number): Prisma.Sql {
  const tie = back ? Prisma.sql`l.card_id DESC, l.period DESC` : Prisma.sql`l.card_id, l.period`;
  const byPressure = back ? Prisma.sql`l.pressure ASC,` : Prisma.sql`l.pressure DESC,`;
  return Prisma.sql`
    SELECT l.card_id AS "cardId", l.period, l.issuer_limit_id AS "issuerLimitId", l.limit_amount AS "limitAmount",
      l.used_amount AS "usedAmount", l.currency, l.status, l.pressure, l.synced_at AS "syncedAt",
      (${band.key})::text AS key, c.title, c.last4, c.status AS "cardStatus", ${holderColumns}
    ${limitFrom} WHERE ${where}
    ORDER BY ${band.rank === null ? byPressure : Prisma.empty} ${tie}
    LIMIT ${count}`;
}

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
