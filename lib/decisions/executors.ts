import "server-only";
import { approvedPolicy } from "@/lib/approvals/approved-policy";
import type { Executor } from "@/lib/approvals/executor";
import type { ApprovalKind } from "@/lib/approvals/vocabulary";
import { approvedBulk } from "@/lib/bulk/approved-bulk";
import { approvedTermination } from "@/lib/cards/approved-termination";
import { approvedLimitEdit } from "@/lib/limits/approved-limit-edit";
import { approvedTeamChange } from "@/lib/staff/approved-team-change";
import { approvedTransfer } from "@/lib/transfers/approved-transfer";
import { approvedFeeRule } from "@/lib/wallets/approved-fee-rule";

/**
 * How each kind is executed once it was approved. The gate must not import this: verbs import the gate, and what
 * stands here imports what the verbs perform.
 */
export const EXECUTORS: Partial<Record<ApprovalKind, Executor>> = {
  "transfers.create": approvedTransfer,
  "cards.terminate": approvedTermination,
  "limits.edit": approvedLimitEdit,
  "wallets.fees": approvedFeeRule,
  bulk: approvedBulk,
  "team.grant": approvedTeamChange,
  "approvals.policy": approvedPolicy,
};
