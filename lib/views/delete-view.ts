import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { viewIdInput } from "@/lib/views/schema";
import { recordShared } from "@/lib/views/shared-view";
import { loadChangeable } from "@/lib/views/view-dto";

const KEPT_MS = 24 * 3_600_000;

/**
 * Takes a view away from everybody who saw it. For a day `restoreView` brings it back, as a default too.
 * @throws AppError INVALID_INPUT, NOT_FOUND, FORBIDDEN
 */
export async function deleteView(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  const { viewId } = parseInput(viewIdInput, raw);
  const now = context.clock.now();
  await db().$transaction(async (tx) => {
    const row = await loadChangeable(viewer, viewId, tx);
    await tx.savedView.update({ where: { id: row.id }, data: { deletedAt: now } });
    await tx.savedView.deleteMany({ where: { deletedAt: { lt: new Date(now.getTime() - KEPT_MS) } } });
    await recordShared(tx, viewer, context, "views.delete", { before: row, after: null });
  });
}
