import "server-only";
import type { AuditFacets } from "@/lib/audit/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma } from "@/lib/core/db";

/** The actions and kinds of subject that the log names. @throws AppError FORBIDDEN */
export async function listAuditFacets(viewer: Viewer, _context: RequestContext): Promise<AuditFacets> {
  assertPermission(viewer, "audit.read");
  const [actions, subjectTypes] = await Promise.all([distinct("action"), distinct("subject_type")]);
  return { actions, subjectTypes };
}

/** Jumps from value to value along the index, since the log is long and its words are few. */
async function distinct(name: "action" | "subject_type"): Promise<string[]> {
  const column = Prisma.raw(name);
  const rows = await db().$queryRaw<{ value: string }[]>`
    WITH RECURSIVE found AS (
      (SELECT ${column} AS value FROM audit_entry ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT ${column} FROM audit_entry WHERE ${column} > found.value ORDER BY 1 LIMIT 1)
      FROM found WHERE found.value IS NOT NULL
    )
    SELECT value FROM found WHERE value IS NOT NULL`;
  return rows.map((row) => row.value);
}
