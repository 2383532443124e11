import "server-only";
import { auditConditions } from "@/lib/audit/audit-conditions";
import { toAuditListItem } from "@/lib/audit/audit-record";
import { type AuditPage, auditQuery } from "@/lib/audit/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { type AuditEntry, db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

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
