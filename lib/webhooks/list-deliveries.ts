import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { deliveryConditions } from "@/lib/webhooks/delivery-conditions";
import { type DeliveryRow, toDeliveryItem } from "@/lib/webhooks/delivery-record";
import { type DeliveryPage, deliveryQuery } from "@/lib/webhooks/schema";

const COUNT_CAP = 1000;

/**
 * A page of the webhooks that came, newest first, by keyset forwards or backwards; the total is counted up to 1,000.
 * @throws AppError FORBIDDEN, INVALID_INPUT naming the field
 */
export async function listDeliveries(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<DeliveryPage> {
  assertPermission(viewer, "webhooks.read");
  const query = parseInput(deliveryQuery, raw);
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const where = deliveryConditions(query);
  const [rows, counted] = await Promise.all([
    db().$queryRaw<(DeliveryRow & { key: string })[]>(pageSql(where, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM webhook_delivery d WHERE ${where} LIMIT ${COUNT_CAP + 1}
      ) AS capped`,
  ]);
  const page = cutPage("deliveries", rows, query.limit, cursor, ({ key, id }) => ({ key, id }));
  const count = counted[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map(toDeliveryItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = cursor
    ? Prisma.sql`AND (d.received_at, d.id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`}
        (${cursor.key}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  return Prisma.sql`
    SELECT d.id, d.received_at AS "receivedAt", d.received_at::text AS key, d.proof, d.signature, d.action,
      d.duplicates, d.processed_at AS "processedAt", d.attempts, d.outcome, d.repaired, d.late,
      d.out_of_order AS "outOfOrder", d.transaction_id AS "transactionId", d.change,
      d.status_before AS "statusBefore", d.status_after AS "statusAfter"
    FROM webhook_delivery d WHERE ${where} ${beyond}
    ORDER BY d.received_at ${order}, d.id ${order}
    LIMIT ${limit + 1}`;
}

function readCursor(text: string): Cursor {
  const cursor = decodeCursor("deliveries", text);
  if (cursor.key !== "" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(cursor.id)) return cursor;
  throw new AppError("INVALID_INPUT", "a cursor of another list", { fields: { cursor: "invalid" } });
}
