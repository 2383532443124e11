import "server-only";
import {
  type ApprovalRow,
  approvalFacts,
  isWaiting,
  statusAt,
  withPeople,
} from "@/lib/approvals/approval-dto";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { ErrorDetails } from "@/lib/core/result";
import { publish } from "@/lib/live/publish";

/** @throws AppError NOT_FOUND */
export async function loadRequest(id: string, tx: Tx = db()): Promise<ApprovalRow> {
  const row = await tx.approvalRequest.findUnique({ where: { id }, ...withPeople });
  if (!row) throw new AppError("NOT_FOUND", `no approval ${id}`);
  return row;
}

/** The request with its row locked: whoever comes second sees what the first one made of it. @throws NOT_FOUND */
export async function lockRequest(tx: Tx, id: string): Promise<ApprovalRow> {
  await tx.$queryRaw`SELECT id FROM approval_request WHERE id = ${id}::uuid FOR UPDATE`;
  return loadRequest(id, tx);
}

/** @throws AppError NOT_ALLOWED_NOW when nobody can decide it any more */
export function assertWaiting(row: ApprovalRow, now: Date): void {
  const status = statusAt(row, now);
  if (isWaiting(status)) return;
  throw status === "expired"
    ? refusal("approval-expired", row, "the request expired")
    : refusal("approval-over", row, `the request is ${status}`);
}

/** A decision that may not be made, in words that the screen has. */
export function refusal(needs: ErrorDetails["needs"], row: { id: string }, message: string): AppError {
  const code = needs === "approval-world" ? "STALE" : "NOT_ALLOWED_NOW";
  return new AppError(code, message, { details: { needs, approvalId: row.id, changed: "no" } });
}

export interface Step {
  action: `approvals.${"request" | "approve" | "decline" | "withdraw" | "comment" | "expire" | "execute"}`;
  outcome: "succeeded" | "refused" | "failed" | "unknown";
  errorCode?: string | undefined;
  reason?: string | undefined;
  after?: Prisma.InputJsonObject | undefined;
}

/** The audit's actor of an execution. */
export function checkerOf(row: ApprovalRow): Actor {
  return row.checkerId && row.checker
    ? { id: row.checkerId, email: row.checker.email }
    : { id: null, email: "automatic" };
}

type Actor = Pick<Viewer, "id" | "email"> | { id: null; email: string };

/** Writes down what became of a request, with maker and checker, and tells the screens. */
export async function recordStep(
  tx: Tx,
  actor: Actor,
  context: Pick<RequestContext, "requestId">,
  row: ApprovalRow,
  step: Step,
): Promise<void> {
  await recordAudit(
    {
      actor,
      action: step.action,
      outcome: step.outcome,
      subject: { type: "approval", id: row.id, label: row.label },
      requestId: context.requestId,
      operationId: row.operationId ?? undefined,
      errorCode: step.errorCode,
      reason: step.reason || undefined,
      after: { ...approvalFacts(row), ...step.after },
    },
    tx,
  );
  await publish(tx, { topic: "approvals", id: row.id });
}

export async function changeRequest(
  tx: Tx,
  id: string,
  data: Prisma.ApprovalRequestUncheckedUpdateInput,
): Promise<ApprovalRow> {
  return tx.approvalRequest.update({ where: { id }, data, ...withPeople });
}
