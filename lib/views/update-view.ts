import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeView } from "@/lib/views/change-view";
import { type SavedView, updateViewInput } from "@/lib/views/schema";
import { nounOf } from "@/lib/views/view-dto";
import { parseViewQuery } from "@/lib/views/view-query";

/** Replaces a view's filters and columns. @throws AppError INVALID_INPUT (`query`), NOT_FOUND, FORBIDDEN, STALE */
export async function updateView(viewer: Viewer, context: RequestContext, raw: unknown): Promise<SavedView> {
  const { viewId, version, query, hidden, density } = parseInput(updateViewInput, raw);
  return changeView(viewer, context, {
    viewId,
    version,
    action: "views.change",
    data: (row) => ({ query: parseViewQuery(nounOf(row), query), hidden, density }),
  });
}
