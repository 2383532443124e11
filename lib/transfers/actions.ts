"use server";

import type { Submitted } from "@/lib/approvals/schema";
import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { createTransfer } from "@/lib/transfers/create-transfer";
import type { CreateTransferInput } from "@/lib/transfers/schema";

export async function createTransferAction(input: CreateTransferInput): Promise<ActionResult<Submitted>> {
  return answerAction("transfers.create", (viewer, context) => createTransfer(viewer, context, input));
}
