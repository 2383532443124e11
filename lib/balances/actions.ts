"use server";

import { answerAction } from "@/lib/auth/request";
import { removeAlert } from "@/lib/balances/remove-alert";
import type { BalanceAlertDto, SetAlertInput } from "@/lib/balances/schema";
import { setAlert } from "@/lib/balances/set-alert";
import type { ActionResult } from "@/lib/core/result";

export async function setAlertAction(input: SetAlertInput): Promise<ActionResult<BalanceAlertDto>> {
  return answerAction("balances.set_alert", (viewer, context) => setAlert(viewer, context, input));
}

export async function removeAlertAction(alertId: string): Promise<ActionResult<{ removed: true }>> {
  return answerAction("balances.remove_alert", (viewer, context) =>
    removeAlert(viewer, context, { alertId }),
  );
}
