import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { changeImport, inTransaction, lockImport } from "@/lib/imports/change-import";
import { readImport } from "@/lib/imports/import-dto";
import { type ImportDto, retryInput } from "@/lib/imports/schema";

/**
 * Puts the failed rows back in line, and no others; or, where a person decides so, those whose outcome cannot be read
 * (the issuer refuses a phone number that it has). Rows are sent again under operations of their own.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW without such rows or after they were deleted
 */
export async function retryRows(viewer: Viewer, context: RequestContext, raw: unknown): Promise<ImportDto> {
  assertPermission(viewer, "users.import");
  assertPermission(viewer, "users.create");
  const { importId, which } = parseInput(retryInput, raw);
  await inTransaction(async (tx) => {
    const job = await lockImport(tx, importId);
    if (job.status === "uploading") throw new AppError("NOT_ALLOWED_NOW", "the upload is not confirmed");
    const { count } = await tx.importUserRow.updateMany({
      where: { importId, status: which, sealed: { not: null } },
      data: {
        status: "waiting",
        operationId: null,
        claim: null,
        claimedAt: null,
        problems: Prisma.DbNull,
        issuerCode: null,
        userId: null,
        finishedAt: null,
      },
    });
    if (count === 0) throw new AppError("NOT_ALLOWED_NOW", "there is nothing to try again");
    const data = {
      status: "running",
      stopReason: null,
      troubles: 0,
      runnerId: viewer.id,
      finishedAt: null,
      tally: Prisma.DbNull,
    };
    const after = { which, rows: count };
    await changeImport(tx, { job, actor: viewer, context, action: "imports.retry", data, after });
  });
  return readImport(importId);
}
