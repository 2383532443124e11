import "server-only";
import { z } from "zod";
import type { Clock } from "@/lib/core/clock";
import type { Export } from "@/lib/core/db";
import { EXPORT_FORMATS, EXPORT_STATUSES, type ExportStatus } from "@/lib/exports/constants";
import type { ExportDto } from "@/lib/exports/schema";

/** A running export tells where it is every second; without that for this long its process is gone. */
const SILENT_MS = 60_000;

const totals = z.array(
  z.object({
    currency: z.string(),
    rows: z.number(),
    transactionAmount: z.string().nullable(),
    withoutAmount: z.number().nullable().default(null),
  }),
);

export function toExportDto(row: Export, clock: Clock): ExportDto {
  return {
    id: row.id,
    noun: row.noun,
    format: z.enum(EXPORT_FORMATS).parse(row.format),
    status: statusOf(row, clock),
    query: z.record(z.string(), z.string()).parse(row.query),
    zone: row.zone,
    language: row.language,
    matching: row.matching,
    rows: row.rows,
    bytes: Number(row.bytes),
    totals: totals.parse(row.totals),
    sha256: row.sha256,
    createdAt: row.createdAt.toISOString(),
    snapshotAt: row.snapshotAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    fileName: fileNameOf(row),
  };
}

/** `ready` or `running`, and heard of within the last minute. */
export function isAlive(row: Pick<Export, "status" | "seenAt">, clock: Clock): boolean {
  const silent = clock.now().getTime() - row.seenAt.getTime();
  return (row.status === "ready" || row.status === "running") && silent <= SILENT_MS;
}

function statusOf(row: Export, clock: Clock): ExportStatus {
  const said = z.enum(EXPORT_STATUSES).parse(row.status);
  return said === "running" && !isAlive(row, clock) ? "failed" : said;
}

function fileNameOf({ noun, createdAt, format, id }: Export): string {
  const stamp = createdAt.toISOString().slice(0, 16).replace("T", "-").replace(":", "");
  return `${noun}-${stamp}-${id.slice(0, 8)}.${format}`;
}
