"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { type CancelExportInput, cancelExport } from "@/lib/exports/cancel-export";
import type { ExportDto, StartExportInput } from "@/lib/exports/schema";
import { startExport } from "@/lib/exports/start-export";

export async function startExportAction(input: StartExportInput): Promise<ActionResult<ExportDto>> {
  return answerAction("transactions.export", (viewer, context) => startExport(viewer, context, input));
}

export async function cancelExportAction(input: CancelExportInput): Promise<ActionResult<ExportDto>> {
  return answerAction("transactions.export", (viewer, context) => cancelExport(viewer, context, input));
}
