import "server-only";
import { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { toRunDetail } from "@/lib/bulk/run-detail";
import { loadRun } from "@/lib/bulk/run-dto";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { AppError } from "@/lib/core/errors";

/** How far a run is, and what the viewer may do with it. @throws AppError FORBIDDEN, NOT_FOUND */
export async function getRun(viewer: Viewer, context: RequestContext, runId: string): Promise<BulkRunDetail> {
  assertPermission(viewer, "cards.read");
  if (!z.uuid().safeParse(runId).success) throw new AppError("NOT_FOUND", "no such bulk run");
  return toRunDetail(await loadRun(runId), viewer, context.clock.now());
}
