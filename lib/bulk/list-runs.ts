import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { countItems, toRunDto, withNames } from "@/lib/bulk/run-dto";
import { type BulkRunPage, bulkRunQuery } from "@/lib/bulk/schema";
import { cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";

/** All runs, newest first, by keyset forwards or backwards. @throws AppError FORBIDDEN, INVALID_INPUT */
export async function listRuns(viewer: Viewer, _context: RequestContext, raw: unknown): Promise<BulkRunPage> {
  assertPermission(viewer, "cards.read");
  const { limit, cursor: place } = parseInput(bulkRunQuery, raw);
  const cursor = place ? decodeCursor("runs", place) : null;
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`WHERE (created_at, id::text) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::timestamptz, ${cursor.id})`
    : Prisma.empty;
  const way = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const places = await db().$queryRaw<{ id: string; key: string }[]>`
    SELECT id::text AS id, created_at::text AS key FROM bulk_run ${beyond}
    ORDER BY created_at ${way}, id::text ${way} LIMIT ${limit + 1}`;
  const { items, ...cursors } = cutPage("runs", places, limit, cursor, (row) => row);
  const ids = items.map(({ id }) => id);
  const [rows, counts] = await Promise.all([
    db().bulkRun.findMany({ where: { id: { in: ids } }, ...withNames }),
    countItems(ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ...cursors,
    items: ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [toRunDto(row, counts(id))] : [];
    }),
  };
}
