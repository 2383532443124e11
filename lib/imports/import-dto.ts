import "server-only";
import { z } from "zod";
import { db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { IMPORT_NOUNS, IMPORT_STATUSES, STOP_REASONS } from "@/lib/imports/constants";
import type { ImportDto } from "@/lib/imports/schema";

export const withPeople = {
  include: { owner: { select: { name: true } }, runner: { select: { name: true } } },
} as const;

type Row = Prisma.ImportJobGetPayload<typeof withPeople>;
export type Counts = Record<string, number>;

const tally = z.record(z.string(), z.number());

/** The import as it is now. @throws AppError NOT_FOUND */
export async function readImport(id: string, tx: Tx = db()): Promise<ImportDto> {
  const row = await tx.importJob.findUnique({ where: { id }, ...withPeople });
  if (!row) throw new AppError("NOT_FOUND", "no such import");
  return toImportDto(row, await countRows(row, tx));
}

export function toImportDto(row: Row, counts: Counts): ImportDto {
  return {
    id: row.id,
    noun: z.enum(IMPORT_NOUNS).parse(row.noun),
    status: z.enum(IMPORT_STATUSES).parse(row.status),
    stopReason: STOP_REASONS.find((reason) => reason === row.stopReason) ?? null,
    fileName: row.fileName,
    rows: row.rows,
    counts,
    ownerName: row.owner.name,
    runnerName: row.runner.name,
    createdAt: row.createdAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    purgedAt: row.purgedAt?.toISOString() ?? null,
    contentHash: row.contentHash,
  };
}

/** Row status → count: as noted when it was done, else counted. */
export async function countRows(
  job: { id: string; noun: string; tally: Prisma.JsonValue },
  tx: Tx = db(),
): Promise<Counts> {
  const noted = tally.safeParse(job.tally);
  if (noted.success) return noted.data;
  const where = { importId: job.id };
  const groups =
    job.noun === "users"
      ? await tx.importUserRow.groupBy({ by: ["status"], where, _count: true })
      : await tx.cardDocumentRow.groupBy({ by: ["status"], where, _count: true });
  return Object.fromEntries(groups.map(({ status, _count }) => [status, _count]));
}
