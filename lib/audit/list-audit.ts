import "server-only";
import type { z } from "zod";
import { toAuditListItem } from "@/lib/audit/audit-dto";
import { type AuditPage, auditQuery } from "@/lib/audit/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { hasCardNumber } from "@/lib/core/card-number";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { instantOf } from "@/lib/core/days";
import { type AuditEntry, db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { joinMaskedNumbers } from "@/lib/core/masked-number";
import { parseInput } from "@/lib/core/parse";
import { namesIn } from "@/lib/core/text-search";
import { wordsOf } from "@/lib/core/typed-words";

type Query = z.output<typeof auditQuery>;

/** Of a card the log says the last four digits. */
const MASKED = /\d*\*{6}(\d{4})/g;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The WHERE of the audit log over `audit_entry a`.
 * @throws AppError INVALID_INPUT naming the field: a full card number, or an end before the start
 */
function auditConditions(query: Query): Prisma.Sql {
  const { q, action, outcome, subjectType, subjectId, from, to, zone } = query;
  if (from && to && Date.parse(from) > Date.parse(to)) refuse("to", "beforeFrom");
  const parts = [
    q ? searchCondition(q) : null,
    action?.length ? Prisma.sql`a.action IN (${Prisma.join(action)})` : null,
    outcome?.length ? Prisma.sql`a.outcome IN (${Prisma.join(outcome)})` : null,
    subjectType?.length ? Prisma.sql`a.subject_type IN (${Prisma.join(subjectType)})` : null,
    subjectId ? Prisma.sql`a.subject_id = ${subjectId}` : null,
    from ? Prisma.sql`a.at >= ${instantOf(from, zone, "start")}` : null,
    to ? Prisma.sql`a.at < ${instantOf(to, zone, "end")}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** Words of who did it and of what it was done to, or a whole id. */
function searchCondition(q: string): Prisma.Sql {
  const isId = UUID.test(q);
  if (hasCardNumber(q)) refuse("q", "fullCardNumber");
  const ways = [
    namesIn(Prisma.sql`a.search`, wordsOf(joinMaskedNumbers(q).replace(MASKED, "$1"))).find,
    Prisma.sql`a.subject_id = ${q}`,
    Prisma.sql`a.request_id = ${q}`,
    Prisma.sql`a.issuer_request_id = ${q}`,
    ...(isId ? [Prisma.sql`a.operation_id = ${q}::uuid`] : []),
  ];
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", `${field}: ${problem}`, { fields: { [field]: problem } });
}

const COUNT_CAP = 1000;

/**
 * A page of the audit log, newest first, by keyset forwards or backwards; the total is counted up to 1,000.
 * @throws AppError FORBIDDEN, INVALID_INPUT naming the field
 */
export async function listAudit(viewer: Viewer, _context: RequestContext, raw: unknown): Promise<AuditPage> {
  assertPermission(viewer, "audit.read");
  const query = parseInput(auditQuery, raw);
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const where = auditConditions(query);
  const [rows, counted] = await Promise.all([
    db().$queryRaw<AuditEntry[]>(pageSql(where, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM audit_entry a WHERE ${where} LIMIT ${COUNT_CAP + 1}
      ) AS capped`,
  ]);
  const page = cutPage("audit", rows, query.limit, cursor, (row) => ({ key: "", id: row.id.toString() }));
  const count = counted[0]?.count ?? 0;
  return {
    ...page,
    items: page.items.map(toAuditListItem),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`AND a.id ${backwards ? Prisma.sql`>` : Prisma.sql`<`} ${cursor.id}::bigint`
    : Prisma.empty;
  return Prisma.sql`
    SELECT a.id, a.at, a.actor_label AS "actorLabel", a.action, a.outcome, a.subject_type AS "subjectType",
      a.subject_id AS "subjectId", a.subject_label AS "subjectLabel", a.error_code AS "errorCode", a.reason, a.after
    FROM audit_entry a WHERE ${where} ${beyond}
    ORDER BY a.id ${backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`}
    LIMIT ${limit + 1}`;
}

function readCursor(text: string): Cursor {
  const cursor = decodeCursor("audit", text);
  if (/^\d{1,18}$/.test(cursor.id)) return cursor;
  throw new AppError("INVALID_INPUT", "a cursor of another list", { fields: { cursor: "invalid" } });
}
