"use server";

import type { Submitted } from "@/lib/approvals/schema";
import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import type { EditLimitsInput } from "@/lib/limit-rules/schema";
import { editLimits } from "@/lib/limits/edit-limits";

export async function editLimitsAction(input: EditLimitsInput): Promise<ActionResult<Submitted>> {
  return answerAction("limits.edit", (viewer, context) => editLimits(viewer, context, input));
}
