import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { SavedView } from "@/lib/views/schema";
import { claimName, recordShared } from "@/lib/views/shared-view";
import { loadChangeable, toSavedView, type ViewRow, withOwner } from "@/lib/views/view-dto";

interface ViewChange {
  viewId: string;
  /** The version that the viewer looked at. */
  version: number;
  action: "views.share" | "views.change";
  /** Judges the view as it is and gives what becomes different. */
  data(
    row: ViewRow,
  ): Pick<Prisma.SavedViewUpdateManyMutationInput, "name" | "query" | "hidden" | "density" | "sharedWith">;
}

/**
 * The part that all changes of a view share: may the viewer, is it still the view he saw, audit where others see it.
 * @throws AppError NOT_FOUND, FORBIDDEN, STALE, INVALID_INPUT (`name`: `nameTaken`)
 */
export async function changeView(
  viewer: Viewer,
  context: RequestContext,
  change: ViewChange,
): Promise<SavedView> {
  const [row, chosen] = await claimName(() =>
    db().$transaction(async (tx) => {
      const before = await loadChangeable(viewer, change.viewId, tx);
      const where = { id: before.id, version: change.version, deletedAt: null };
      const data = { ...change.data(before), version: { increment: 1 }, updatedAt: context.clock.now() };
      const { count } = await tx.savedView.updateMany({ where, data });
      if (count === 0) throw new AppError("STALE", `view ${before.id} is no longer at ${change.version}`);
      const after = await tx.savedView.findUniqueOrThrow({ where: { id: before.id }, include: withOwner });
      await recordShared(tx, viewer, context, change.action, { before, after });
      const key = { staffId_noun: { staffId: viewer.id, noun: before.noun } };
      return [after, await tx.viewDefault.findUnique({ where: key })] as const;
    }),
  );
  return toSavedView(viewer, row, chosen?.viewId ?? null);
}
