import "server-only";
import type { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { instantOf } from "@/lib/core/days";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import type { DeliveryMark, DeliveryState } from "@/lib/webhooks/constants";
import { type DeliveryRow, toDeliveryItem } from "@/lib/webhooks/delivery-dto";
import { type DeliveryPage, deliveryQuery } from "@/lib/webhooks/schema";

type Query = z.output<typeof deliveryQuery>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The WHERE of the inbox over `webhook_delivery d`. @throws AppError INVALID_INPUT when the end is before the start */
function deliveryConditions(query: Query): Prisma.Sql {
  const { q, state, signature, action, mark, from, to, zone } = query;
  if (from && to && Date.parse(from) > Date.parse(to)) {
    throw new AppError("INVALID_INPUT", "to: beforeFrom", { fields: { to: "beforeFrom" } });
  }
  const parts = [
    q ? searchCondition(q) : null,
    state?.length ? anyOf(state.map(stateCondition)) : null,
    signature?.length ? Prisma.sql`d.signature IN (${Prisma.join(signature)})` : null,
    action?.length ? Prisma.sql`d.action IN (${Prisma.join(action)})` : null,
    mark?.length ? anyOf(mark.map((one) => MARKS[one])) : null,
    from ? Prisma.sql`d.received_at >= ${instantOf(from, zone, "start")}` : null,
    to ? Prisma.sql`d.received_at < ${instantOf(to, zone, "end")}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

function searchCondition(q: string): Prisma.Sql {
  if (!UUID.test(q)) return Prisma.sql`d.transaction_id = ${q}`;
  return Prisma.sql`(d.transaction_id = ${q} OR d.id = ${q}::uuid)`;
}

function stateCondition(state: DeliveryState): Prisma.Sql {
  if (state === "refused") return Prisma.sql`d.signature <> 'valid'`;
  if (state === "waiting") return Prisma.sql`(d.signature = 'valid' AND d.processed_at IS NULL)`;
  return Prisma.sql`d.outcome = ${state}`;
}

const MARKS: Record<DeliveryMark, Prisma.Sql> = {
  duplicate: Prisma.sql`d.duplicates > 0`,
  late: Prisma.sql`d.late`,
  "out-of-order": Prisma.sql`d.out_of_order`,
  repaired: Prisma.sql`d.repaired`,
};

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

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
