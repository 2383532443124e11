import "server-only";
import type { ApprovalRow } from "@/lib/approvals/approval-dto";
import type { ApprovalStatus } from "@/lib/approvals/constants";
import { changeRequest, checkerOf, lockRequest, recordStep } from "@/lib/approvals/open-request";
import type { RequestContext } from "@/lib/auth/request";
import { db, type Operation, type Tx } from "@/lib/core/db";

type Followed = Extract<ApprovalStatus, "executed" | "failed" | "unknown" | "unconfirmed">;

/** Brings a request to where the operation of its execution is. False when there is no operation yet. */
export async function followOperation(row: ApprovalRow, context: RequestContext): Promise<boolean> {
  if (!row.operationId) return false;
  const operation = await db().operation.findUnique({ where: { id: row.operationId } });
  if (!operation) return false;
  const status = STATUS_OF[operation.status];
  if (status && status !== row.status) await settle(row, operation, status, context);
  return true;
}

/** Makes the request behind an operation undecided again, when the operation is. */
export async function reopenRequest(tx: Tx, operationId: string): Promise<void> {
  await tx.approvalRequest.updateMany({
    where: { operationId, status: { in: ["failed", "unconfirmed"] } },
    data: { status: "unknown", errorCode: null, finishedAt: null },
  });
}

const STATUS_OF: Record<string, Followed> = {
  succeeded: "executed",
  refused: "failed",
  failed: "failed",
  not_applied: "failed",
  unknown: "unknown",
  unconfirmed: "unconfirmed",
};

const OUTCOME_OF = {
  executed: "succeeded",
  failed: "failed",
  unknown: "unknown",
  unconfirmed: "unknown",
} as const;

async function settle(row: ApprovalRow, operation: Operation, status: Followed, context: RequestContext) {
  const errorCode = status === "failed" ? (operation.issuerCode ?? operation.status) : null;
  await db().$transaction(async (tx) => {
    const locked = await lockRequest(tx, row.id);
    if ((locked.status !== "executing" && locked.status !== "unknown") || locked.status === status) return;
    const finishedAt = status === "unknown" ? null : context.clock.now();
    const settled = await changeRequest(tx, row.id, { status, errorCode, finishedAt });
    await recordStep(tx, checkerOf(settled), context, settled, {
      action: "approvals.execute",
      outcome: OUTCOME_OF[status],
      errorCode: errorCode ?? undefined,
    });
  });
}
