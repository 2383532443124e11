"use server";

import { changePolicy } from "@/lib/approvals/change-policy";
import { commentOnRequest } from "@/lib/approvals/comment-on-request";
import type {
  ApprovalCommentDto,
  ApprovalDto,
  ApproveInput,
  ChangePolicyInput,
  CommentInput,
  DeclineInput,
  PolicyDto,
  Submitted,
  WithdrawInput,
} from "@/lib/approvals/schema";
import { withdrawRequest } from "@/lib/approvals/withdraw-request";
import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { approveRequest } from "@/lib/decisions/approve-request";
import { declineRequest } from "@/lib/decisions/decline-request";

export async function approveRequestAction(input: ApproveInput): Promise<ActionResult<ApprovalDto>> {
  return answerAction("approvals.approve", (viewer, context) => approveRequest(viewer, context, input));
}

export async function declineRequestAction(input: DeclineInput): Promise<ActionResult<ApprovalDto>> {
  return answerAction("approvals.decline", (viewer, context) => declineRequest(viewer, context, input));
}

export async function withdrawRequestAction(input: WithdrawInput): Promise<ActionResult<ApprovalDto>> {
  return answerAction("approvals.withdraw", (viewer, context) => withdrawRequest(viewer, context, input));
}

export async function commentOnRequestAction(input: CommentInput): Promise<ActionResult<ApprovalCommentDto>> {
  return answerAction("approvals.comment", (viewer, context) => commentOnRequest(viewer, context, input));
}

export async function changePolicyAction(
  input: ChangePolicyInput,
): Promise<ActionResult<Submitted<PolicyDto>>> {
  return answerAction("approvals.policy", (viewer, context) => changePolicy(viewer, context, input));
}
