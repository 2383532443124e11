import "server-only";
import { type ApprovalRow, toApprovalDto } from "@/lib/approvals/approval-dto";
import type { Executor } from "@/lib/approvals/executor";
import {
  assertWaiting,
  changeRequest,
  loadRequest,
  lockRequest,
  recordStep,
  refusal,
} from "@/lib/approvals/open-request";
import { operationIdOf } from "@/lib/approvals/operation-id";
import { findPerson } from "@/lib/approvals/people";
import { type ApprovalDto, approveInput } from "@/lib/approvals/schema";
import { type Snapshot, snapshot, snapshotHash } from "@/lib/approvals/snapshot";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { Prisma } from "@/lib/core/db";
import { db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { executeApproved } from "@/lib/decisions/execute-approved";
import { executorFor } from "@/lib/decisions/executors";

/**
 * The second person's yes, and with it the execution, once. Needs `approvals.decide` and what the action itself needs,
 * both as the tables say now; the maker must still hold it too. When the snapshot is another one than the maker saw, the
 * request becomes stale, unless the checker sent the hash of what is there now.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (own, over, expired, maker lost his role),
 *   STALE (the snapshot changed), ISSUER_* (it cannot be read); nothing was executed
 */
export async function approveRequest(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ApprovalDto> {
  assertPermission(viewer, "approvals.decide");
  const input = parseInput(approveInput, raw);
  const row = await loadRequest(input.approvalId);
  if (!isRepeated(row, viewer)) {
    const executor = executorFor(row);
    await refusing(viewer, context, row.id, () => assertMayApprove(db(), viewer, context, row, executor));
    const found = await executor.readSnapshot(row.input, { fresh: true });
    await refusing(viewer, context, row.id, () => claim(viewer, context, { ...input, found, executor }));
    await executeApproved(row.id, context);
  }
  return toApprovalDto(await loadRequest(row.id), viewer, context.clock.now(), "over");
}

/** A second press of who approved it already. */
function isRepeated(row: ApprovalRow, viewer: Viewer): boolean {
  return row.checkerId === viewer.id && row.operationId !== null;
}

interface Claim {
  approvalId: string;
  comment: string;
  snapshotHash?: string | undefined;
  found: Snapshot;
  executor: Executor;
}

/** Under the row's lock: everything once more, then `executing`. Of two who approve at once the second is refused. */
async function claim(viewer: Viewer, context: RequestContext, asked: Claim): Promise<void> {
  const { approvalId, comment, found, executor } = asked;
  const changed = await db().$transaction(async (tx) => {
    const row = await lockRequest(tx, approvalId);
    // Whoever takes a role away waits until the decision stands, or is seen by it.
    await tx.$queryRaw`
      SELECT id FROM staff WHERE id IN (${row.makerId}::uuid, ${viewer.id}::uuid) ORDER BY id FOR SHARE`;
    await assertMayApprove(tx, viewer, context, row, executor);
    const now = snapshotHash(found);
    if (now !== snapshotHash(snapshot.parse(row.snapshot)) && now !== asked.snapshotHash) {
      await changeRequest(tx, row.id, { status: "stale", snapshotFound: found });
      return row;
    }
    const at = context.clock.now();
    const decided = await changeRequest(tx, row.id, {
      status: "executing",
      snapshotFound: found,
      checkerId: viewer.id,
      decidedAt: at,
      comment,
      operationId: operationIdOf(row.id),
    });
    // The word of the rows that are there already.
    const after: Prisma.InputJsonObject = { world: found };
    await recordStep(tx, viewer, context, decided, {
      action: "approvals.approve",
      outcome: "succeeded",
      reason: comment,
      after,
    });
    return null;
  });
  if (changed) throw refusal("approval-world", changed, "the snapshot is another one than the maker saw");
}

async function assertMayApprove(
  tx: Tx,
  viewer: Viewer,
  context: RequestContext,
  row: ApprovalRow,
  executor: Executor,
): Promise<void> {
  const at = context.clock.now();
  assertWaiting(row, at);
  if (row.makerId === viewer.id) throw refusal("approval-own", row, "the maker does not approve");
  const needed = executor.permission(row.input);
  const checker = await findPerson(viewer.id, at, tx);
  if (!checker || !holds(checker, "approvals.decide") || !holds(checker, needed)) {
    throw new AppError("FORBIDDEN", `${viewer.email} may not approve ${row.kind}`);
  }
  const maker = await findPerson(row.makerId, at, tx);
  if (!maker || !holds(maker, needed)) throw refusal("approval-maker", row, `the maker may not ${needed}`);
}

/** A refused decision is worth knowing: who tried, and why not. */
async function refusing(
  viewer: Viewer,
  context: RequestContext,
  id: string,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof AppError) {
      const errorCode = error.details.needs ?? error.code;
      const row = await loadRequest(id);
      await recordStep(db(), viewer, context, row, {
        action: "approvals.approve",
        outcome: "refused",
        errorCode,
      });
    }
    throw error;
  }
}
