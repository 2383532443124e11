import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { toExportDto } from "@/lib/exports/export-dto";
import type { ExportDto } from "@/lib/exports/schema";

const LATEST = 20;

/** One's own latest exports, newest first. @throws AppError FORBIDDEN */
export async function listExports(viewer: Viewer, context: RequestContext): Promise<ExportDto[]> {
  assertPermission(viewer, "transactions.export");
  const rows = await db().export.findMany({
    where: { ownerId: viewer.id },
    orderBy: { createdAt: "desc" },
    take: LATEST,
  });
  return rows.map((row) => toExportDto(row, context.clock));
}
