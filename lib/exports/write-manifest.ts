import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { AppError } from "@/lib/core/errors";
import { toExportDto } from "@/lib/exports/export-dto";
import type { ExportFile } from "@/lib/exports/fetch-export";
import { ownExport } from "@/lib/exports/own-export";

/**
 * What proves an exported file: what was asked for, from which instant, how many rows, the sums per currency, and its
 * SHA-256. @throws AppError FORBIDDEN, NOT_FOUND, NOT_ALLOWED_NOW before the file is complete
 */
export async function writeManifest(
  viewer: Viewer,
  context: RequestContext,
  exportId: string,
): Promise<ExportFile> {
  const dto = toExportDto(await ownExport(viewer, exportId), context.clock);
  if (dto.status !== "complete") throw new AppError("NOT_ALLOWED_NOW", "the file is not complete");
  const { id, fileName, noun, format, query, zone, language, rows, bytes, totals, sha256 } = dto;
  const { createdAt, snapshotAt, finishedAt } = dto;
  const by = viewer.email;
  const proof = { fileName, sha256, bytes, rows, totals, filter: query, zone, language, snapshotAt };
  const text = JSON.stringify({ ...proof, export: id, noun, format, by, createdAt, finishedAt }, null, 2);
  return {
    fileName: `${fileName}.manifest.json`,
    mediaType: "application/json; charset=utf-8",
    bytes: once(new TextEncoder().encode(`${text}\n`)),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
