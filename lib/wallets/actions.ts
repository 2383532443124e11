"use server";

import type { Submitted } from "@/lib/approvals/schema";
import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";
import { createWallet } from "@/lib/wallets/create-wallet";
import type { CreateWalletInput, SetFeeRuleInput } from "@/lib/wallets/schema";
import { setFeeRule } from "@/lib/wallets/set-fee-rule";

export async function createWalletAction(input: CreateWalletInput): Promise<ActionResult<OperationDto>> {
  return answerAction("wallets.create", (viewer, context) => createWallet(viewer, context, input));
}

export async function setFeeRuleAction(input: SetFeeRuleInput): Promise<ActionResult<Submitted>> {
  return answerAction("wallets.fees", (viewer, context) => setFeeRule(viewer, context, input));
}
