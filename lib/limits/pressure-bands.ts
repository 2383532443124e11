import "server-only";
import { type HolderRow, holderColumns, holderJoin } from "@/lib/cards/holder";
import type { Cursor } from "@/lib/core/cursor";
import { type CardLimit, db, Prisma } from "@/lib/core/db";
import { limitWindow } from "@/lib/limit-rules/window";
import { allOf } from "@/lib/limits/limit-conditions";

export interface LimitRow extends CardLimit, HolderRow {
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
export const limitFrom = Prisma.sql`
  FROM card_limit l JOIN card c ON c.id = l.card_id LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}`;

/**
 * The order of pressure at `now`, in three bands: read in this window (by pressure), read before it began (nothing
 * used, as far as we know), and rules that count nothing. Each follows an index, which one sort expression over all
 * of them could not.
 */
export function bandConditions(now: Date, zone: string, atLeast: number | undefined): [Band, ...Band[]] {
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
export async function readBands(
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
