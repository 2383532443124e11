import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { changeImport, inTransaction, lockImport } from "@/lib/imports/change-import";
import { deletePeople } from "@/lib/imports/delete-people";
import { readImport } from "@/lib/imports/import-dto";
import { type ImportDto, steerInput } from "@/lib/imports/schema";

/**
 * Leaves the rows that were never sent, and deletes what all rows still hold about people. The results stay; nothing
 * can be tried again.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW while it runs or rows are under way
 */
export async function giveUpImport(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ImportDto> {
  assertPermission(viewer, "users.import");
  const { importId } = parseInput(steerInput, raw);
  await inTransaction(async (tx) => {
    const job = await lockImport(tx, importId);
    if (job.purgedAt) return;
    const open = await tx.importUserRow.count({
      where: { importId, status: { in: ["sending", "unknown"] } },
    });
    if ((job.status !== "stopped" && job.status !== "done") || open > 0)
      throw new AppError("NOT_ALLOWED_NOW", "the import runs, or rows are under way");
    const { skipped, data } = await deletePeople(tx, job, context.clock.now());
    const after = { skipped };
    await changeImport(tx, { job, actor: viewer, context, action: "imports.give_up", data, after });
  });
  return readImport(importId);
}
