"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { editLimits } from "@/lib/limits/edit-limits";
import type { EditLimitsInput } from "@/lib/limits/schema";
import type { OperationDto } from "@/lib/operations/schema";

export async function editLimitsAction(input: EditLimitsInput): Promise<ActionResult<OperationDto>> {
  return answerAction("limits.edit", (viewer, context) => editLimits(viewer, context, input));
}
