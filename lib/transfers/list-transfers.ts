import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { type TransferFacets, type TransferPage, transferQuery } from "@/lib/transfers/schema";
import { transferConditions } from "@/lib/transfers/transfer-conditions";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";
import { type TransferRow, toTransferListItem } from "@/lib/transfers/transfer-record";

const COUNT_CAP = 1000;

/**
 * A page of the mirrored transfers by keyset, newest first, forwards or backwards, with a total that is counted up to
 * 1,000. `q` finds words of the remark or of a user's name, a whole id or `ref_id`.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listTransfers(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<TransferPage> {
  assertPermission(viewer, "transfers.read");
  const query = parseInput(transferQuery, raw);
  const cursor = query.cursor ? decodeCursor("transfers", query.cursor) : null;
  const where = transferConditions(query);
  const [rows, total] = await Promise.all([
    db().$queryRaw<(TransferRow & { key: string })[]>(pageSql(where, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (
      SELECT 1 FROM transfer t WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS capped`,
  ]);
  const page = cutPage("transfers", rows, query.limit, cursor, (row) => row);
  const count = total[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map(toTransferListItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

/** The values that filters offer. @throws AppError FORBIDDEN */
export async function listTransferFacets(viewer: Viewer, _context: RequestContext): Promise<TransferFacets> {
  assertPermission(viewer, "transfers.read");
  const [statuses, currencies] = await Promise.all([
    db().transfer.findMany({ distinct: ["status"], select: { status: true }, orderBy: { status: "asc" } }),
    db().transfer.findMany({
      distinct: ["currency"],
      select: { currency: true },
      orderBy: { currency: "asc" },
    }),
  ]);
  return {
    statuses: statuses.flatMap(({ status }) =>
      status === null ? [] : { word: status, outcome: transferOutcome(status) },
    ),
    currencies: currencies.flatMap(({ currency }) => currency ?? []),
  };
}

/** Both sides as the register has them. */
export const transferColumns = Prisma.sql`
  t.id, t.ref_id AS "refId", t.sender_id AS "senderId", t.receiver_id AS "receiverId", t.currency, t.amount,
  t.remark, t.status, t.sort_at AS "sortAt", t.synced_at AS "syncedAt",
  s.first_name AS "senderFirst", s.last_name AS "senderLast", s.status AS "senderStatus",
  r.first_name AS "receiverFirst", r.last_name AS "receiverLast", r.status AS "receiverStatus"`;
export const transferTables = Prisma.sql`
  transfer t LEFT JOIN card_user s ON s.id = t.sender_id LEFT JOIN card_user r ON r.id = t.receiver_id`;

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`AND (t.sort_at, t.id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::timestamptz, ${cursor.id})`
    : Prisma.empty;
  const way = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT ${transferColumns}, t.sort_at::text AS key
    FROM ${transferTables}
    WHERE ${where} ${beyond}
    ORDER BY t.sort_at ${way}, t.id ${way}
    LIMIT ${limit + 1}`;
}
