import "server-only";
import { z } from "zod";
import { approvedPolicy } from "@/lib/approvals/approved-policy";
import { APPROVAL_KINDS, type ApprovalKind } from "@/lib/approvals/constants";
import type { Executor } from "@/lib/approvals/executor";
import type { Permission } from "@/lib/auth/permissions";
import { approvedBulk } from "@/lib/bulk/approved-bulk";
import { approvedTermination } from "@/lib/cards/approved-termination";
import { AppError } from "@/lib/core/errors";
import { approvedLimitEdit } from "@/lib/limits/approved-limit-edit";
import { approvedTeamChange } from "@/lib/staff/approved-team-change";
import { approvedTransfer } from "@/lib/transfers/approved-transfer";
import { approvedFeeRule } from "@/lib/wallets/approved-fee-rule";

/**
 * How each kind is executed once it was approved. The gate must not import this: verbs import the gate, and what
 * stands here imports what the verbs perform.
 */
const EXECUTORS: Partial<Record<ApprovalKind, Executor>> = {
  "transfers.create": approvedTransfer,
  "cards.terminate": approvedTermination,
  "limits.edit": approvedLimitEdit,
  "wallets.fees": approvedFeeRule,
  bulk: approvedBulk,
  "team.grant": approvedTeamChange,
  "approvals.policy": approvedPolicy,
};

/** @throws AppError NOT_ALLOWED_NOW for a kind that this version cannot execute */
export function executorFor(row: { id: string; kind: string }): Executor {
  const executor = EXECUTORS[kind.parse(row.kind)];
  if (executor) return executor;
  throw new AppError("NOT_ALLOWED_NOW", `nothing executes ${row.kind}`, { details: { approvalId: row.id } });
}

const kind = z.enum(APPROVAL_KINDS);

/** What the action of a request needs; null when its input cannot be read any more: then nobody holds it. */
export function neededFor(row: { id: string; kind: string; input: unknown }): Permission | null {
  try {
    return executorFor(row).permission(row.input);
  } catch {
    return null;
  }
}
