"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { createView } from "@/lib/views/create-view";
import { deleteView } from "@/lib/views/delete-view";
import { renameView } from "@/lib/views/rename-view";
import { restoreView } from "@/lib/views/restore-view";
import type {
  CreateViewInput,
  DefaultViewInput,
  RenameViewInput,
  SavedView,
  ShareViewInput,
  UpdateViewInput,
} from "@/lib/views/schema";
import { setDefaultView } from "@/lib/views/set-default-view";
import { shareView } from "@/lib/views/share-view";
import { updateView } from "@/lib/views/update-view";

export async function createViewAction(input: CreateViewInput): Promise<ActionResult<SavedView>> {
  return answerAction("views.create", (viewer, context) => createView(viewer, context, input));
}

export async function renameViewAction(input: RenameViewInput): Promise<ActionResult<SavedView>> {
  return answerAction("views.change", (viewer, context) => renameView(viewer, context, input));
}

export async function updateViewAction(input: UpdateViewInput): Promise<ActionResult<SavedView>> {
  return answerAction("views.change", (viewer, context) => updateView(viewer, context, input));
}

export async function shareViewAction(input: ShareViewInput): Promise<ActionResult<SavedView>> {
  return answerAction("views.share", (viewer, context) => shareView(viewer, context, input));
}

export async function deleteViewAction(input: { viewId: string }): Promise<ActionResult<void>> {
  return answerAction("views.delete", (viewer, context) => deleteView(viewer, context, input));
}

export async function restoreViewAction(input: { viewId: string }): Promise<ActionResult<void>> {
  return answerAction("views.restore", (viewer, context) => restoreView(viewer, context, input));
}

export async function setDefaultViewAction(input: DefaultViewInput): Promise<ActionResult<void>> {
  return answerAction("views.set-default", (viewer, context) => setDefaultView(viewer, context, input));
}
