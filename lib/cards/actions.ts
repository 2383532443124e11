"use server";

import { answerAction } from "@/lib/auth/request";
import { createCard } from "@/lib/cards/create-card";
import { lockCard } from "@/lib/cards/lock-card";
import type { CreateCardInput, LockInput, TerminateInput } from "@/lib/cards/schema";
import { terminateCard } from "@/lib/cards/terminate-card";
import { unlockCard } from "@/lib/cards/unlock-card";
import type { ActionResult } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";

export async function createCardAction(input: CreateCardInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.create", (viewer, context) => createCard(viewer, context, input));
}

export async function lockCardAction(input: LockInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.lock", (viewer, context) => lockCard(viewer, context, input));
}

export async function unlockCardAction(input: LockInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.unlock", (viewer, context) => unlockCard(viewer, context, input));
}

export async function terminateCardAction(input: TerminateInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.terminate", (viewer, context) => terminateCard(viewer, context, input));
}
