import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { viewIdInput } from "@/lib/views/schema";
import { claimName, recordShared } from "@/lib/views/shared-view";
import { mayChange, nounOf, READ_OF } from "@/lib/views/view-dto";

/**
 * Brings a deleted view back; who might delete it may do so.
 * @throws AppError INVALID_INPUT (`name`: `nameTaken` meanwhile), NOT_FOUND, FORBIDDEN
 */
export async function restoreView(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  const { viewId } = parseInput(viewIdInput, raw);
  await claimName(() =>
    db().$transaction(async (tx) => {
      const row = await tx.savedView.findUnique({ where: { id: viewId } });
      if (!row?.deletedAt || !mayChange(viewer, row)) {
        throw new AppError("NOT_FOUND", `no deleted view ${viewId}`);
      }
      assertPermission(viewer, READ_OF[nounOf(row)]);
      const restored = await tx.savedView.update({ where: { id: viewId }, data: { deletedAt: null } });
      await recordShared(tx, viewer, context, "views.share", { before: null, after: restored });
    }),
  );
}
