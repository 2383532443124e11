import "server-only";
import type { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { instantOf } from "@/lib/core/days";
import { db, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { wordsIn } from "@/lib/core/text-search";
import { wordsOf } from "@/lib/core/typed-words";
import { peopleMeant } from "@/lib/lookups/person-search";
import { type TransferFacets, type TransferPage, transferQuery } from "@/lib/transfers/schema";
import { type TransferRow, toTransferListItem } from "@/lib/transfers/transfer-dto";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

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

type Query = z.output<typeof transferQuery>;

/** The WHERE of the transfer list over `transfer t`. @throws AppError INVALID_INPUT for bounds that leave nothing */
function transferConditions(query: Query): Prisma.Sql {
  refuseContradictions(query);
  const { q, user, sender, receiver, status, currency, minAmount, maxAmount, from, to } = query;
  const zone = query.zone ?? env().issuing.timeZone;
  const parts = [
    q ? search(q) : null,
    user ? eitherSide(user) : null,
    sender ? Prisma.sql`t.sender_id = ${sender}` : null,
    receiver ? Prisma.sql`t.receiver_id = ${receiver}` : null,
    status?.length ? Prisma.sql`t.status IN (${Prisma.join(status)})` : null,
    currency?.length ? Prisma.sql`t.currency IN (${Prisma.join(currency)})` : null,
    minAmount ? Prisma.sql`t.amount >= ${minAmount}::numeric` : null,
    maxAmount ? Prisma.sql`t.amount <= ${maxAmount}::numeric` : null,
    from ? Prisma.sql`t.sort_at >= ${instantOf(from, zone, "start")}` : null,
    to ? Prisma.sql`t.sort_at < ${instantOf(to, zone, "end")}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** One OR could use no index; a union lets each way use its own. */
function search(q: string): Prisma.Sql {
  const text = q.normalize("NFKC").trim();
  const people = peopleMeant(q);
  return Prisma.sql`t.id IN (
    SELECT id FROM transfer WHERE ${wordsIn(Prisma.sql`search`, wordsOf(q)).find} UNION
    SELECT id FROM transfer WHERE id = ${text} UNION
    SELECT id FROM transfer WHERE ref_id IN (${text}, ${text.toLowerCase()}) UNION
    SELECT id FROM transfer WHERE sender_id IN ${people} UNION
    SELECT id FROM transfer WHERE receiver_id IN ${people})`;
}

function eitherSide(user: string): Prisma.Sql {
  return Prisma.sql`(t.sender_id = ${user} OR t.receiver_id = ${user})`;
}

function refuseContradictions({ minAmount, maxAmount, from, to }: Query): void {
  if (minAmount && maxAmount && new Prisma.Decimal(minAmount).gt(maxAmount)) refuse("maxAmount", "belowMin");
  if (from && to && Date.parse(from) > Date.parse(to)) refuse("to", "beforeFrom");
}

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", problem, { fields: { [field]: problem } });
}
