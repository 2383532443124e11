import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { type ViewList, viewListQuery } from "@/lib/views/schema";
import { READ_OF, toSavedView, visibleTo, withOwner } from "@/lib/views/view-dto";

const MOST = 200;

/**
 * The views of a noun's list that the viewer may see, own ones first, each group by name.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listViews(viewer: Viewer, _context: RequestContext, raw: unknown): Promise<ViewList> {
  const { noun } = parseInput(viewListQuery, raw);
  assertPermission(viewer, READ_OF[noun]);
  const [rows, chosen] = await Promise.all([
    db().savedView.findMany({
      where: { noun, ...visibleTo(viewer) },
      include: withOwner,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST,
    }),
    db().viewDefault.findUnique({ where: { staffId_noun: { staffId: viewer.id, noun } } }),
  ]);
  const views = rows.map((row) => toSavedView(viewer, row, chosen?.viewId ?? null));
  return {
    views: [
      ...views.filter((view) => view.ownerName === null),
      ...views.filter((view) => view.ownerName !== null),
    ],
    mayShare: holds(viewer, "views.share"),
  };
}
