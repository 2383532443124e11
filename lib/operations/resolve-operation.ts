import "server-only";
import { type AuditOutcome, recordAudit } from "@/lib/audit-log/record";
import type { Clock } from "@/lib/core/clock";
import { db, type Operation, type Prisma, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { publish } from "@/lib/live/publish";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import type { OperationDto } from "@/lib/operations/schema";

/** What reading the issuer says about an operation whose reply was lost. */
export type Finding =
  | { verdict: "applied"; apply(tx: Tx): Promise<Prisma.InputJsonValue> }
  /** Not, or not all of it; `apply` mirrors and names the part that stands. */
  | { verdict: "not_applied"; apply?: (tx: Tx) => Promise<Prisma.InputJsonValue> }
  /** The issuer has it on record as not carried out: final at once, with its word for that. */
  | { verdict: "refused"; code: string; apply?: (tx: Tx) => Promise<Prisma.InputJsonValue> }
  /** Nothing that the issuer tells would show it, now or later. */
  | { verdict: "cannot_be_read" }
  | { verdict: "undecided" };

/**
 * Reads what became of an operation. `settled`: what is not found now will not be, so that a whole search is worth its
 * calls; until then only a quick look is, for what was done.
 */
export type Resolver = (operation: Operation, settled: boolean) => Promise<Finding>;

/**
 * Decides an operation whose reply was lost, by reading, never by sending again. “Not applied” and
 * “unconfirmed” are only concluded after `ISSUING_SETTLE_SECONDS`, since a slow call may still take effect until then.
 */
export async function resolveOperation(
  id: string,
  read: Resolver,
  clock: Clock,
): Promise<OperationDto | null> {
  const operation = await db().operation.findUnique({ where: { id } });
  if (!operation) return null;
  if (isUndecided(operation, clock) && (await claim(operation, clock))) {
    // Before the reading: what it began to read too early may have changed while it read.
    const settled = ageSeconds(operation, clock) > env().issuing.settleSeconds;
    const decision = decisionOf(await read(operation, settled), settled);
    if (decision) await decide(operation, decision, clock);
  }
  const row = await db().operation.findUnique({ where: { id }, ...withActor });
  return row && toOperationDto(row);
}

/** The operations that wait for a decision, oldest first. A `pending` one counts once its call must have ended. */
export async function undecidedOperations(clock: Clock): Promise<Operation[]> {
  const rows = await db().operation.findMany({
    where: { status: { in: ["unknown", "pending"] } },
    orderBy: { startedAt: "asc" },
    take: 200,
  });
  return rows.filter((row) => isUndecided(row, clock));
}

function isUndecided(operation: Operation, clock: Clock): boolean {
  if (operation.status === "unknown") return true;
  const callEnds = (env().issuing.timeoutMs / 1000) * 2;
  return operation.status === "pending" && ageSeconds(operation, clock) > callEnds;
}

function ageSeconds(operation: Operation, clock: Clock): number {
  return (clock.now().getTime() - operation.startedAt.getTime()) / 1000;
}

/** Two readers of one operation would only waste calls; the one who counts the check up first goes. */
async function claim(operation: Operation, clock: Clock): Promise<boolean> {
  const claimed = await db().operation.updateMany({
    where: { id: operation.id, checks: operation.checks, status: operation.status },
    data: { checks: operation.checks + 1, checkedAt: clock.now() },
  });
  return claimed.count === 1;
}

interface Decision {
  status: "succeeded" | "refused" | "not_applied" | "unconfirmed";
  issuerCode?: string | undefined;
  apply?: ((tx: Tx) => Promise<Prisma.InputJsonValue>) | undefined;
}

function decisionOf(finding: Finding, settled: boolean): Decision | null {
  if (finding.verdict === "applied") return { status: "succeeded", apply: finding.apply };
  if (finding.verdict === "refused")
    return { status: "refused", issuerCode: finding.code, apply: finding.apply };
  if (!settled || finding.verdict === "undecided") return null;
  return finding.verdict === "not_applied"
    ? { status: "not_applied", apply: finding.apply }
    : { status: "unconfirmed" };
}

async function decide(
  operation: Operation,
  { status, issuerCode, apply }: Decision,
  clock: Clock,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const after = await apply?.(tx);
    const refusal = status === "refused" ? { errorKind: "refused", issuerCode } : {};
    const changed = await tx.operation.updateMany({
      where: { id: operation.id, status: operation.status },
      data: { status, completedAt: clock.now(), result: after, sealed: null, ...refusal },
    });
    if (changed.count !== 1) return;
    const actor = await tx.staff.findUniqueOrThrow({ where: { id: operation.actorId } });
    const outcome: AuditOutcome = status === "unconfirmed" ? "unknown" : status;
    await recordAudit(
      {
        actor,
        action: operation.kind,
        outcome,
        subject: { type: operation.subjectType, id: operation.subjectId },
        requestId: operation.requestId,
        issuerRequestId: operation.requestId,
        operationId: operation.id,
        errorCode: issuerCode,
        reason: REASONS[status],
        before: operation.before ?? undefined,
        after,
      },
      tx,
    );
    const cardId = operation.subjectType === "card" ? operation.subjectId : undefined;
    await publish(tx, { topic: "operations", id: operation.id, kind: operation.kind, cardId });
  });
}

const REASONS = {
  succeeded: "found by reading after a lost reply",
  refused: "found by reading after a lost reply",
  not_applied: "found by reading after a lost reply",
  unconfirmed: "the reply was lost, and what came of it cannot be read",
};
