import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext, SentFile } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { createCsvWriter } from "@/lib/exports/csv-writer";
import { safeCell } from "@/lib/exports/safe-cell";
import { loadMessages } from "@/lib/i18n/load-messages";
import { parseLocale } from "@/lib/i18n/locales";
import { findImport } from "@/lib/imports/get-import";
import { toUserRows } from "@/lib/imports/list-user-rows";
import type { UserRowDto } from "@/lib/imports/schema";

const AT_ONCE = 500;

/**
 * What came of every row of an import of users, as CSV: no document number and no birth date, and no cell that a
 * spreadsheet takes for a formula. Read in windows as the browser takes it. Audited.
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function fetchResult(
  viewer: Viewer,
  context: RequestContext,
  importId: string,
): Promise<SentFile> {
  const job = await findImport(viewer, importId, "users");
  await recordAudit({
    actor: viewer,
    action: "imports.download",
    outcome: "succeeded",
    subject: { type: "import", id: job.id, label: job.fileName },
    requestId: context.requestId,
  });
  const writer = createCsvWriter();
  return {
    fileName: `import-${job.createdAt.toISOString().slice(0, 10)}-${job.id.slice(0, 8)}.csv`,
    mediaType: writer.mediaType,
    bytes: writeRows(job.id, context.language, writer),
  };
}

async function* writeRows(importId: string, language: string, writer: ReturnType<typeof createCsvWriter>) {
  const words = (await loadMessages(parseLocale(language) ?? "en")).imports;
  yield writer.rows([COLUMNS.map((column) => words.result[column])]);
  const problem = (row: UserRowDto) =>
    Object.entries(row.problems).map(([field, key]) => {
      const text = Object.entries(words.problem).find(([name]) => name === key)?.[1] ?? words.problem.invalid;
      const name = Object.entries(words.field).find(([one]) => one === field)?.[1];
      return name ? `${name}: ${text}` : text;
    });
  for (let after = 0; ; ) {
    const rows = await db().importUserRow.findMany({
      where: { importId, line: { gt: after } },
      orderBy: { line: "asc" },
      take: AT_ONCE,
    });
    const dtos = await toUserRows(rows);
    if (dtos.length > 0) {
      yield writer.rows(
        dtos.map((row) =>
          [
            String(row.line),
            words.rowStatus[row.status],
            problem(row).join(" "),
            row.name ?? "",
            row.phone ?? "",
            row.userId ?? "",
            row.issuerCode ?? "",
            String(row.attempts),
          ].map(safeCell),
        ),
      );
    }
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.line ?? after;
  }
}

const COLUMNS = ["line", "outcome", "problem", "name", "phone", "userId", "issuerCode", "attempts"] as const;
