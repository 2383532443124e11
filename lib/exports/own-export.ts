import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Export } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

/** An export of this person. @throws AppError FORBIDDEN, NOT_FOUND also for somebody else's */
export async function ownExport(viewer: Viewer, exportId: string): Promise<Export> {
  assertPermission(viewer, "transactions.export");
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(exportId);
  const row = isId ? await db().export.findFirst({ where: { id: exportId, ownerId: viewer.id } }) : null;
  if (!row) throw new AppError("NOT_FOUND", "no such export");
  return row;
}
