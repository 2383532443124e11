import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { defaultViewInput } from "@/lib/views/schema";
import { READ_OF, visibleTo } from "@/lib/views/view-dto";

/**
 * Chooses the view with which the viewer's own list opens; null: with everything.
 * @throws AppError INVALID_INPUT, FORBIDDEN, NOT_FOUND (a view that he may not see)
 */
export async function setDefaultView(viewer: Viewer, _context: RequestContext, raw: unknown): Promise<void> {
  const { noun, viewId } = parseInput(defaultViewInput, raw);
  assertPermission(viewer, READ_OF[noun]);
  if (viewId === null) {
    await db().viewDefault.deleteMany({ where: { staffId: viewer.id, noun } });
    return;
  }
  const view = await db().savedView.findFirst({ where: { id: viewId, noun, ...visibleTo(viewer) } });
  if (!view) throw new AppError("NOT_FOUND", `no view ${viewId}`);
  const key = { staffId: viewer.id, noun };
  await db().viewDefault.upsert({
    where: { staffId_noun: key },
    create: { ...key, viewId },
    update: { viewId },
  });
}
