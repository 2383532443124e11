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
 * No further row is sent; the few that are under way end. A repeated press is the same.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW when it is not running
 */
export async function stopImport(viewer: Viewer, context: RequestContext, raw: unknown): Promise<ImportDto> {
  assertPermission(viewer, "users.import");
  const { importId } = parseInput(steerInput, raw);
  await inTransaction(async (tx) => {
    const job = await lockImport(tx, importId);
    if (job.status === "stopped") return;
    if (job.status !== "running") throw new AppError("NOT_ALLOWED_NOW", "the import is not running");
    const data = { status: "stopped", stopReason: null };
    await changeImport(tx, { job, actor: viewer, context, action: "imports.stop", data });
  });
  return readImport(importId);
}
