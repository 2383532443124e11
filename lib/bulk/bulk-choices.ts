import "server-only";
import { holds } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import type { BulkNoun } from "@/lib/bulk/constants";

/** What the viewer may do with what is selected in a list. The verbs are the guard. */
export function bulkChoices(viewer: Viewer, noun: BulkNoun) {
  return {
    lock: holds(viewer, "cards.lock"),
    unlock: holds(viewer, "cards.unlock"),
    limits: noun === "cards" && holds(viewer, "limits.edit"),
    export: holds(viewer, noun === "cards" ? "cards.export" : "users.export"),
  };
}
