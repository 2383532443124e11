"use server";

import { beginTotp } from "@/lib/auth/begin-totp";
import { confirmTotp } from "@/lib/auth/confirm-totp";
import { endCurrentSession } from "@/lib/auth/end-session";
import { removeTotp } from "@/lib/auth/remove-totp";
import { reportPresence } from "@/lib/auth/report-presence";
import { answerAction } from "@/lib/auth/request";
import type {
  ConfirmTotpInput,
  SteppedUp,
  StepUpInput,
  TotpEnrolment,
  WithPasswordInput,
} from "@/lib/auth/schema";
import { stepUp } from "@/lib/auth/step-up";
import type { ActionResult } from "@/lib/core/result";

export async function reportPresenceAction(): Promise<void> {
  await reportPresence();
}

export async function lockSessionAction(): Promise<void> {
  await endCurrentSession("idle");
}

export async function stepUpAction(input: StepUpInput): Promise<ActionResult<SteppedUp>> {
  return answerAction("session.step-up", (viewer, context) => stepUp(viewer, context, input));
}

export async function beginTotpAction(input: WithPasswordInput): Promise<ActionResult<TotpEnrolment>> {
  return answerAction("totp.begin", (viewer, context) => beginTotp(viewer, context, input));
}

export async function confirmTotpAction(input: ConfirmTotpInput): Promise<ActionResult<null>> {
  return answerAction("totp.confirm", (viewer, context) => confirmTotp(viewer, context, input));
}

export async function removeTotpAction(input: WithPasswordInput): Promise<ActionResult<null>> {
  return answerAction("totp.remove", (viewer, context) => removeTotp(viewer, context, input));
}
