"use server";

import type { Submitted } from "@/lib/approvals/schema";
import { answerAction } from "@/lib/auth/request";
import { pinSelection } from "@/lib/bulk/pin-selection";
import { previewBulk } from "@/lib/bulk/preview-bulk";
import { resumeBulk } from "@/lib/bulk/resume-bulk";
import { retryFailed } from "@/lib/bulk/retry-failed";
import type {
  BulkPlanDto,
  BulkRunDetail,
  BulkRunDto,
  PlanBulkInput,
  RunInput,
  SelectionDto,
  SelectionInput,
  StartBulkInput,
} from "@/lib/bulk/schema";
import { startBulk } from "@/lib/bulk/start-bulk";
import { stopBulk } from "@/lib/bulk/stop-bulk";
import type { ActionResult } from "@/lib/core/result";

export async function pinSelectionAction(input: SelectionInput): Promise<ActionResult<SelectionDto>> {
  return answerAction("bulk.select", (viewer, context) => pinSelection(viewer, context, input));
}

export async function previewBulkAction(input: PlanBulkInput): Promise<ActionResult<BulkPlanDto>> {
  return answerAction("bulk.preview", (viewer, context) => previewBulk(viewer, context, input));
}

export async function startBulkAction(input: StartBulkInput): Promise<ActionResult<Submitted<BulkRunDto>>> {
  return answerAction("bulk.start", (viewer, context) => startBulk(viewer, context, input));
}

export async function stopBulkAction(input: RunInput): Promise<ActionResult<BulkRunDetail>> {
  return answerAction("bulk.stop", (viewer, context) => stopBulk(viewer, context, input));
}

export async function resumeBulkAction(input: RunInput): Promise<ActionResult<BulkRunDetail>> {
  return answerAction("bulk.resume", (viewer, context) => resumeBulk(viewer, context, input));
}

export async function retryFailedAction(input: RunInput): Promise<ActionResult<BulkRunDetail>> {
  return answerAction("bulk.retry", (viewer, context) => retryFailed(viewer, context, input));
}
