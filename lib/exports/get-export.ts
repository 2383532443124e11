import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { toExportDto } from "@/lib/exports/export-dto";
import { ownExport } from "@/lib/exports/own-export";
import type { ExportDto } from "@/lib/exports/schema";

/** How far one's export is, and what proves it once it is complete. @throws AppError FORBIDDEN, NOT_FOUND */
export async function getExport(
  viewer: Viewer,
  context: RequestContext,
  exportId: string,
): Promise<ExportDto> {
  return toExportDto(await ownExport(viewer, exportId), context.clock);
}
