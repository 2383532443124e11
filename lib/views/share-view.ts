import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeView } from "@/lib/views/change-view";
import { type SavedView, shareViewInput } from "@/lib/views/schema";

/**
 * Says which roles see a view; none makes it private again, which its owner may always do.
 * @throws AppError INVALID_INPUT, NOT_FOUND, FORBIDDEN (to show it to a role that does not see it yet), STALE
 */
export async function shareView(viewer: Viewer, context: RequestContext, raw: unknown): Promise<SavedView> {
  const { viewId, version, sharedWith } = parseInput(shareViewInput, raw);
  return changeView(viewer, context, {
    viewId,
    version,
    action: "views.share",
    data: (row) => {
      if (sharedWith.some((role) => !row.sharedWith.includes(role))) assertPermission(viewer, "views.share");
      return { sharedWith };
    },
  });
}
