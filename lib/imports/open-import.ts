import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type ImportJob, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import type { ImportNoun } from "@/lib/imports/constants";
import { readImport } from "@/lib/imports/import-dto";
import { type ImportDto, openImportInput } from "@/lib/imports/schema";
import { assertIdentityCanBeKept } from "@/lib/users/identity";

/** Uploads that one person has open at once; what was left behind goes after a day. */
const MOST_OPEN = 5;

/**
 * Begins to take in what was confirmed in the browser: rows follow, and nothing happens before `confirmImport`.
 * @throws AppError FORBIDDEN, INVALID_INPUT, STALE for a used id, BUSY with five unfinished uploads, SWITCHED_OFF
 */
export async function openImport(viewer: Viewer, context: RequestContext, raw: unknown): Promise<ImportDto> {
  const { importId: id, noun, fileName, rows } = parseInput(openImportInput, raw);
  assertPermission(viewer, `${noun}.import`);
  if (noun === "users") assertIdentityCanBeKept();
  const at = context.clock.now();
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('import:' || ${viewer.id}, 0))::text`;
    const same = await tx.importJob.findUnique({ where: { id } });
    if (same?.ownerId === viewer.id && same.status === "uploading" && same.rows === rows) return;
    if (same) throw new AppError("STALE", "this import was begun already");
    const open = await tx.importJob.count({ where: { ownerId: viewer.id, status: "uploading" } });
    if (open >= MOST_OPEN) throw new AppError("BUSY", "too many unfinished uploads of this person");
    await tx.importJob.create({
      data: {
        id,
        noun,
        fileName,
        rows,
        status: "uploading",
        ownerId: viewer.id,
        runnerId: viewer.id,
        language: context.language,
        createdAt: at,
        changedAt: at,
      },
    });
  });
  return readImport(id);
}

/** The upload of this person, locked until the transaction ends. @throws AppError NOT_FOUND, NOT_ALLOWED_NOW */
export async function lockUpload(tx: Tx, viewer: Viewer, id: string, noun: ImportNoun): Promise<ImportJob> {
  await tx.$queryRaw`SELECT 1 FROM import_job WHERE id = ${id}::uuid FOR UPDATE`;
  const job = await tx.importJob.findUnique({ where: { id } });
  if (!job || job.noun !== noun || job.ownerId !== viewer.id)
    throw new AppError("NOT_FOUND", "no such upload");
  if (job.status !== "uploading") throw new AppError("NOT_ALLOWED_NOW", "the upload has ended");
  return job;
}
