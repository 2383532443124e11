import "server-only";
import type { PoolClient } from "pg";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, exportPool, MOST_EXPORTS } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { createCsvWriter } from "@/lib/exports/csv-writer";
import { toExportDto } from "@/lib/exports/export-dto";
import { ownExport } from "@/lib/exports/own-export";
import { EXPORT_COLUMNS } from "@/lib/exports/transaction-rows";
import { type FileWords, writeExport } from "@/lib/exports/write-export";
import { createXlsxWriter } from "@/lib/exports/xlsx-writer";
import { loadMessages } from "@/lib/i18n/load-messages";
import { parseLocale } from "@/lib/i18n/locales";

export interface ExportFile {
  fileName: string;
  mediaType: string;
  bytes: AsyncGenerator<Uint8Array>;
}

/**
 * The file of an export that was asked for: once, by who asked for it. How it ended is audited with rows and SHA-256.
 * @throws AppError FORBIDDEN, NOT_FOUND, NOT_ALLOWED_NOW when it was fetched, cancelled or has ended, BUSY with too
 * many being written by this process
 */
export async function fetchExport(
  viewer: Viewer,
  context: RequestContext,
  exportId: string,
): Promise<ExportFile> {
  const row = await ownExport(viewer, exportId);
  const words = await wordsIn(row.language);
  const client = await exportConnection();
  if (!(await claim(row.id, context))) {
    client.release();
    throw new AppError("NOT_ALLOWED_NOW", "an export is fetched once");
  }
  const writer = row.format === "xlsx" ? createXlsxWriter() : createCsvWriter();
  const bytes = writeExport(client, row, words, writer, context.clock);
  return {
    fileName: toExportDto(row, context.clock).fileName,
    mediaType: writer.mediaType,
    bytes: audited(viewer, context, row.id, bytes),
  };
}

async function exportConnection(): Promise<PoolClient> {
  const exports = exportPool();
  try {
    return await exports.connect();
  } catch (error) {
    if (exports.waitingCount === 0 && exports.totalCount < MOST_EXPORTS) throw error;
    throw new AppError("BUSY", "this process writes as many exports as it may");
  }
}

async function claim(id: string, { clock }: RequestContext): Promise<boolean> {
  const where = { id, status: "ready" };
  const { count } = await db().export.updateMany({ where, data: { status: "running", seenAt: clock.now() } });
  return count === 1;
}

async function wordsIn(language: string): Promise<FileWords> {
  const messages = await loadMessages(parseLocale(language) ?? "en");
  const heading = EXPORT_COLUMNS.map((column) => messages.exports.columns[column]);
  return { heading, corporate: messages.ui.holder.corporate };
}

async function* audited(
  viewer: Viewer,
  context: RequestContext,
  exportId: string,
  bytes: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } finally {
    const row = await db().export.findUnique({ where: { id: exportId } });
    await recordAudit({
      actor: viewer,
      action: "transactions.export",
      outcome: row?.status === "complete" ? "succeeded" : "failed",
      subject: { type: "export", id: exportId, label: row?.format },
      requestId: context.requestId,
      after: { status: row?.status ?? null, rows: row?.rows ?? 0, sha256: row?.sha256 ?? null },
    });
  }
}
