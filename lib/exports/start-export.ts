import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, MOST_EXPORTS } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { MOST_RUNNING } from "@/lib/exports/constants";
import { isAlive, toExportDto } from "@/lib/exports/export-dto";
import { type ExportDto, startExportInput } from "@/lib/exports/schema";
import { exportStatements } from "@/lib/exports/transaction-rows";

/**
 * Notes and audits that somebody takes out all rows that match; the file is then fetched once, by its id.
 * @throws AppError FORBIDDEN, INVALID_INPUT, STALE for a used id, BUSY with two exports of this person or four of
 * everybody running
 */
export async function startExport(viewer: Viewer, context: RequestContext, raw: unknown): Promise<ExportDto> {
  assertPermission(viewer, "transactions.export");
  const input = parseInput(startExportInput, raw);
  // Refuses now what the list would refuse.
  exportStatements(input.query);
  const now = context.clock.now();
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('exports', 0))::text`;
    const same = await tx.export.findUnique({ where: { id: input.exportId } });
    if (same) throw new AppError("STALE", "this export was asked for already");
    const begun = await tx.export.findMany({ where: { status: { in: ["ready", "running"] } } });
    const open = begun.filter((row) => isAlive(row, context.clock));
    if (open.filter((row) => row.ownerId === viewer.id).length >= MOST_RUNNING) {
      throw new AppError("BUSY", "two exports of this person are running");
    }
    if (open.length >= MOST_EXPORTS) throw new AppError("BUSY", "as many exports are running as may");
    const { exportId: id, noun, format, query, zone } = input;
    const row = await tx.export.create({
      data: {
        id,
        noun,
        format,
        query,
        zone,
        ownerId: viewer.id,
        language: context.language,
        status: "ready",
        createdAt: now,
        seenAt: now,
      },
    });
    await recordAudit(
      {
        actor: viewer,
        action: "transactions.export",
        outcome: "succeeded",
        subject: { type: "export", id, label: format },
        requestId: context.requestId,
        after: { query, zone, format },
      },
      tx,
    );
    return toExportDto(row, context.clock);
  });
}
