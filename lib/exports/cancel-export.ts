import "server-only";
import { z } from "zod";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { toExportDto } from "@/lib/exports/export-dto";
import { ownExport } from "@/lib/exports/own-export";
import type { ExportDto } from "@/lib/exports/schema";

const cancelExportInput = z.strictObject({ exportId: z.uuid() });
export type CancelExportInput = z.input<typeof cancelExportInput>;

/**
 * Stops an export; the process that writes it sees that within a second, and the browser's download ends unfinished.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW once it has ended
 */
export async function cancelExport(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ExportDto> {
  const { exportId } = parseInput(cancelExportInput, raw);
  await ownExport(viewer, exportId);
  const { count } = await db().export.updateMany({
    where: { id: exportId, ownerId: viewer.id, status: { in: ["ready", "running"] } },
    data: { status: "cancelled", finishedAt: context.clock.now() },
  });
  if (count === 0) throw new AppError("NOT_ALLOWED_NOW", "the export has ended");
  return toExportDto(await ownExport(viewer, exportId), context.clock);
}
