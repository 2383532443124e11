"use server";

import type { Submitted } from "@/lib/approvals/schema";
import { answerAction } from "@/lib/auth/request";
import { activateCard } from "@/lib/cards/activate-card";
import { createCard } from "@/lib/cards/create-card";
import { lockCard } from "@/lib/cards/lock-card";
import { recordCopy } from "@/lib/cards/record-copy";
import { recordHolder } from "@/lib/cards/record-holder";
import { revealCard } from "@/lib/cards/reveal-card";
import type {
  ActivateCardInput,
  CreateCardInput,
  LockInput,
  RecordCopyInput,
  RecordHolderInput,
  RevealCardInput,
  RevealedCard,
  SetPinInput,
  TerminateInput,
} from "@/lib/cards/schema";
import { setPin } from "@/lib/cards/set-pin";
import { terminateCard } from "@/lib/cards/terminate-card";
import { unlockCard } from "@/lib/cards/unlock-card";
import type { ActionResult } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";

export async function createCardAction(input: CreateCardInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.create", (viewer, context) => createCard(viewer, context, input));
}

export async function recordHolderAction(input: RecordHolderInput): Promise<ActionResult<void>> {
  return answerAction("cards.record_holder", (viewer, context) => recordHolder(viewer, context, input));
}

export async function lockCardAction(input: LockInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.lock", (viewer, context) => lockCard(viewer, context, input));
}

export async function unlockCardAction(input: LockInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.unlock", (viewer, context) => unlockCard(viewer, context, input));
}

export async function terminateCardAction(input: TerminateInput): Promise<ActionResult<Submitted>> {
  return answerAction("cards.terminate", (viewer, context) => terminateCard(viewer, context, input));
}

export async function setPinAction(input: SetPinInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.set_pin", (viewer, context) => setPin(viewer, context, input));
}

export async function activateCardAction(input: ActivateCardInput): Promise<ActionResult<OperationDto>> {
  return answerAction("cards.activate", (viewer, context) => activateCard(viewer, context, input));
}

/** Next answers every action with `no-store`, which the number that this one gives must have. */
export async function revealCardAction(input: RevealCardInput): Promise<ActionResult<RevealedCard>> {
  return answerAction("cards.reveal", (viewer, context) => revealCard(viewer, context, input));
}

export async function recordCopyAction(input: RecordCopyInput): Promise<ActionResult<null>> {
  return answerAction("cards.reveal_copy", (viewer, context) => recordCopy(viewer, context, input));
}
