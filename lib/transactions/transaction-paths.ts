import "server-only";
import type { Cursor } from "@/lib/core/cursor";
import { Prisma } from "@/lib/core/db";
import { allOf, type Source } from "@/lib/transactions/transaction-conditions";

/** Where a page begins and how long it is. */
export interface Place {
  cursor: Cursor | null;
  /** One more than is shown. */
  rows: number;
}

/**
 * Statements that give `id, sort_at` of a page, or the number of matches up to a cap. PostgreSQL is not left to choose
 * between following time and following a word: its guess of how many match decides, and is wrong for texts.
 */

/** Follows each value of the sources through its own index, and merges what they have next. */
export function mergedPage(
  sources: readonly Source[],
  rest: readonly Prisma.Sql[],
  place: Place,
): Prisma.Sql {
  const conditions = [...rest, ...beyond(place.cursor)];
  const distinct = sources.length > 1 ? Prisma.sql`DISTINCT` : Prisma.empty;
  return Prisma.sql`
    SELECT ${distinct} t.sort_at, t.id FROM (${branches(sources, conditions, orderOf(place), place.rows)}) t
    ${orderOf(place)} LIMIT ${place.rows}`;
}

/** A row comes once from each source at most, so that many times the cap is enough to have as many different ones. */
export function mergedCount(
  sources: readonly Source[],
  rest: readonly Prisma.Sql[],
  cap: number,
): Prisma.Sql {
  const found = Prisma.sql`
    SELECT t.id FROM (${branches(sources, rest, BY_TIME, cap)}) t LIMIT ${cap * Math.max(1, sources.length)}`;
  return sources.length > 1
    ? Prisma.sql`SELECT count(*)::int AS count FROM (SELECT DISTINCT id FROM (${found}) f LIMIT ${cap}) AS capped`
    : Prisma.sql`SELECT count(*)::int AS count FROM (${found}) AS capped`;
}

/** Walks through time, a bounded stretch of it, and keeps what matches: at once where matches are common. */
export function walkedPage(
  time: readonly Prisma.Sql[],
  rest: readonly Prisma.Sql[],
  place: Place,
  rows: number,
): Prisma.Sql {
  const stretch = allOf([...time, ...beyond(place.cursor)]);
  const order = orderOf(place);
  return Prisma.sql`
    SELECT t.id, t.sort_at
    FROM (SELECT t.* FROM "transaction" t WHERE ${stretch} ${order} LIMIT ${rows}) t
    WHERE ${allOf(rest)} ${order} LIMIT ${place.rows}`;
}

/** Counts what a bounded number of rows, along time or along single values, have that matches. */
export function walkedCount(
  along: readonly Prisma.Sql[] | null,
  time: readonly Prisma.Sql[],
  rest: readonly Prisma.Sql[],
  bounds: { rows: number; cap: number },
): Prisma.Sql {
  const { rows, cap } = bounds;
  const walks = (along ?? [Prisma.sql`true`]).map(
    (condition) => Prisma.sql`
      (SELECT t.* FROM "transaction" t WHERE ${allOf([condition, ...time])} ${BY_TIME} LIMIT ${rows})`,
  );
  const kept = walks.length > 1 ? Prisma.sql`DISTINCT t.id` : Prisma.sql`t.id`;
  return Prisma.sql`
    SELECT count(*)::int AS count FROM (
      SELECT ${kept}
      FROM (SELECT t.* FROM (${Prisma.join(walks, " UNION ALL ")}) t LIMIT ${rows}) t
      WHERE ${allOf(rest)} LIMIT ${cap}
    ) AS capped`;
}

/** Collects all that matches by whatever index is best, and sorts it: for what a walk met too seldom. */
export function collectedPage(conditions: readonly Prisma.Sql[], place: Place): Prisma.Sql {
  // A sum is not what the index of time holds: this statement cannot fall back to walking.
  return Prisma.sql`
    SELECT t.id, t.sort_at FROM "transaction" t WHERE ${allOf([...conditions, ...beyond(place.cursor)])}
    ${orderOf(place, Prisma.sql`(t.sort_at + interval '0')`)} LIMIT ${place.rows}`;
}

export function collectedCount(conditions: readonly Prisma.Sql[], cap: number): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS count
    FROM (SELECT FROM "transaction" t WHERE ${allOf(conditions)} LIMIT ${cap}) AS capped`;
}

/** Nothing but time is asked: the index of time is the list. */
export function plainPage(time: readonly Prisma.Sql[], place: Place): Prisma.Sql {
  return Prisma.sql`
    SELECT t.id, t.sort_at FROM "transaction" t WHERE ${allOf([...time, ...beyond(place.cursor)])}
    ${orderOf(place)} LIMIT ${place.rows}`;
}

/** What a constraint leads to, to be weighed. */
export interface Weighed {
  sources: readonly Source[];
  /** A range of amounts: its rows are counted in the order of amounts, where they lie side by side. */
  range: boolean;
}

/** How many rows each constraint leads to, counted up to a cap. */
export function weights(
  candidates: readonly Weighed[],
  time: readonly Prisma.Sql[],
  caps: { values: number; range: number },
): Prisma.Sql {
  const counts = candidates.map(({ sources, range }) =>
    range
      ? Prisma.sql`(SELECT count(*)::int FROM (
          SELECT FROM "transaction" t WHERE ${allOf(sources.map((source) => source.condition))}
          ORDER BY abs(t.transaction_amount) LIMIT ${caps.range}) AS capped)`
      : Prisma.sql`(${mergedCount(sources, time, caps.values)})`,
  );
  return Prisma.sql`SELECT ARRAY[${Prisma.join(counts)}]::int[] AS weights`;
}

function branches(
  sources: readonly Source[],
  rest: readonly Prisma.Sql[],
  order: Prisma.Sql,
  rows: number,
): Prisma.Sql {
  if (sources.length === 0) return Prisma.sql`SELECT t.id, t.sort_at FROM "transaction" t WHERE false`;
  const statements = sources.map((source) => {
    const select = (condition: Prisma.Sql) => Prisma.sql`
      (SELECT t.id, t.sort_at FROM "transaction" t WHERE ${allOf([condition, ...rest])} ${order} LIMIT ${rows})`;
    if (!("from" in source)) return select(source.condition);
    // The limit in each branch also keeps this a loop over the values: as a join it might read the whole table.
    return Prisma.sql`SELECT t.id, t.sort_at FROM ${source.from} AS given(value)
      CROSS JOIN LATERAL ${select(Prisma.sql`${source.column} = given.value`)} t`;
  });
  return Prisma.join(statements, " UNION ALL ");
}

/** Without it a count would read a whole bitmap first; with it the index is followed until there is enough. */
const BY_TIME = Prisma.sql`ORDER BY t.sort_at DESC`;

function orderOf({ cursor }: Place, time = Prisma.sql`t.sort_at`): Prisma.Sql {
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`ORDER BY ${time} ${way}, t.id ${way}`;
}

function beyond(cursor: Cursor | null): Prisma.Sql[] {
  if (!cursor) return [];
  const way = cursor.direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return [Prisma.sql`(t.sort_at, t.id) ${way} (${cursor.key}::text::timestamptz, ${cursor.id})`];
}
