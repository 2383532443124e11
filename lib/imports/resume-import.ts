import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { changeImport, inTransaction, lockImport } from "@/lib/imports/change-import";
import { readImport } from "@/lib/imports/import-dto";
import { type ImportDto, steerInput } from "@/lib/imports/schema";

/**
 * Goes on with the rows that were never sent, in the name of who resumes. A repeated press is the same.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW when it is not stopped
 */
export async function resumeImport(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ImportDto> {
  assertPermission(viewer, "users.import");
  assertPermission(viewer, "users.create");
  const { importId } = parseInput(steerInput, raw);
  await inTransaction(async (tx) => {
    const job = await lockImport(tx, importId);
    if (job.status === "running") return;
    if (job.status !== "stopped") throw new AppError("NOT_ALLOWED_NOW", "the import is not stopped");
    const data = { status: "running", stopReason: null, troubles: 0, runnerId: viewer.id };
    await changeImport(tx, { job, actor: viewer, context, action: "imports.resume", data });
  });
  return readImport(importId);
}
