import "server-only";
import type { ApprovalRow } from "@/lib/approvals/approval-dto";
import type { ApprovedRun } from "@/lib/approvals/executor";
import { followOperation } from "@/lib/approvals/follow-operation";
import {
  changeRequest,
  checkerOf,
  loadRequest,
  lockRequest,
  recordStep,
  refusal,
} from "@/lib/approvals/open-request";
import { findPerson } from "@/lib/approvals/people";
import { snapshot } from "@/lib/approvals/snapshot";
import { holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { executorFor } from "@/lib/decisions/executors";

/** A bulk action writes thousands of rows. */
const WRITING_MS = 30_000;

/**
 * Executes an approved request, or finds out what came of it. May be called as often as one likes, also after a crash:
 * a write to the issuer has one operation id, and a change of our own commits together with the request's end.
 * What is not a refusal leaves the request `executing`, for the next try.
 */
export async function executeApproved(id: string, context: RequestContext): Promise<void> {
  const row = await loadRequest(id);
  if (row.status !== "executing" && row.status !== "unknown") return;
  if (await followOperation(row, context)) return;
  if (row.status !== "executing") return;
  try {
    await execute(row, context);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!(await followOperation(row, context))) await fail(row, context, error);
  }
}

async function execute(row: ApprovalRow, context: RequestContext): Promise<void> {
  const executor = executorFor(row);
  const maker = await makerOf(row, context);
  if (!holds(maker, executor.permission(row.input)))
    throw refusal("approval-maker", row, "the maker's role is gone");
  const run = runOf(row);
  const { work } = executor;
  if (work.effect === "issuer") {
    await work.execute(maker, context, row.input, run);
    await followOperation(row, context);
    return;
  }
  await db().$transaction(
    async (tx) => {
      const locked = await lockRequest(tx, row.id);
      if (locked.status !== "executing") return;
      await work.apply(tx, maker, context, locked.input, run);
      const done = await changeRequest(tx, row.id, { status: "executed", finishedAt: context.clock.now() });
      await recordStep(tx, checkerOf(done), context, done, {
        action: "approvals.execute",
        outcome: "succeeded",
      });
    },
    { timeout: WRITING_MS },
  );
}

async function makerOf(row: ApprovalRow, context: RequestContext): Promise<Viewer> {
  const maker = await findPerson(row.makerId, context.clock.now());
  if (!maker) throw refusal("approval-maker", row, "the maker's account is gone");
  return maker;
}

function runOf(row: ApprovalRow): ApprovedRun {
  const seen = snapshot.parse(row.snapshotFound ?? row.snapshot);
  return { approvalId: row.id, operationId: row.operationId ?? "", reason: row.reason, snapshot: seen };
}

/** Nothing was done, and nothing will be: a new request is needed. */
async function fail(row: ApprovalRow, context: RequestContext, error: AppError): Promise<void> {
  const field = Object.values(error.fields ?? {})[0];
  const errorCode = error.details.needs ?? field ?? error.code;
  await db().$transaction(async (tx) => {
    const locked = await lockRequest(tx, row.id);
    if (locked.status !== "executing") return;
    const failed = await changeRequest(tx, row.id, {
      status: "failed",
      errorCode,
      finishedAt: context.clock.now(),
    });
    await recordStep(tx, checkerOf(failed), context, failed, {
      action: "approvals.execute",
      outcome: "failed",
      errorCode,
    });
  });
}
