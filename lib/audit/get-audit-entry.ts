import "server-only";
import { toAuditEntryDetail } from "@/lib/audit/audit-dto";
import type { AuditEntryDetail } from "@/lib/audit/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

/** One row of the audit log with everything it recorded. @throws AppError FORBIDDEN, NOT_FOUND */
export async function getAuditEntry(
  viewer: Viewer,
  _context: RequestContext,
  entryId: string,
): Promise<AuditEntryDetail> {
  assertPermission(viewer, "audit.read");
  const id = /^\d{1,18}$/.test(entryId) ? BigInt(entryId) : null;
  const row = id === null ? null : await db().auditEntry.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND", "no such audit entry");
  return toAuditEntryDetail(row);
}
