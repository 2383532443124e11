"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import type { StartSyncInput } from "@/lib/sync/schema";
import { startSync } from "@/lib/sync/start-sync";

export async function startSyncAction(input: StartSyncInput): Promise<ActionResult<{ started: true }>> {
  return answerAction("sync.run", (viewer, context) => startSync(viewer, context, input));
}
