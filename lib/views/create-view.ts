import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { createViewInput, type SavedView } from "@/lib/views/schema";
import { claimName, recordShared } from "@/lib/views/shared-view";
import { READ_OF, toSavedView, withOwner } from "@/lib/views/view-dto";
import { parseViewQuery } from "@/lib/views/view-query";

const MOST_OWN = 100;

/**
 * Keeps a list's state under a name, for oneself or for roles.
 * @throws AppError FORBIDDEN (the noun, or sharing), INVALID_INPUT (`name`, `query`), NOT_ALLOWED_NOW (100 own views)
 */
export async function createView(viewer: Viewer, context: RequestContext, raw: unknown): Promise<SavedView> {
  const input = parseInput(createViewInput, raw);
  assertPermission(viewer, READ_OF[input.noun]);
  if (input.sharedWith.length > 0) assertPermission(viewer, "views.share");
  const query = parseViewQuery(input.noun, input.query);
  const row = await claimName(() =>
    db().$transaction(async (tx) => {
      const own = await tx.savedView.count({
        where: { ownerId: viewer.id, noun: input.noun, deletedAt: null },
      });
      if (own >= MOST_OWN) throw new AppError("NOT_ALLOWED_NOW", "too many views");
      const created = await tx.savedView.create({
        data: { ...input, query, ownerId: viewer.id, updatedAt: context.clock.now() },
        include: withOwner,
      });
      await recordShared(tx, viewer, context, "views.share", { before: null, after: created });
      return created;
    }),
  );
  return toSavedView(viewer, row, null);
}
