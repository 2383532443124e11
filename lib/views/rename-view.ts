import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeView } from "@/lib/views/change-view";
import { renameViewInput, type SavedView } from "@/lib/views/schema";

/** Gives a view another name. @throws AppError INVALID_INPUT (`name`), NOT_FOUND, FORBIDDEN, STALE */
export async function renameView(viewer: Viewer, context: RequestContext, raw: unknown): Promise<SavedView> {
  const { viewId, version, name } = parseInput(renameViewInput, raw);
  return changeView(viewer, context, { viewId, version, action: "views.change", data: () => ({ name }) });
}
