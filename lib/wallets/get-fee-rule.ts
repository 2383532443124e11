import "server-only";
import { WAITING } from "@/lib/approvals/constants";
import { assertPermission, can } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma } from "@/lib/core/db";
import { readAnew } from "@/lib/issuer/read-anew";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import { FEE_FACTS, type FeeFact } from "@/lib/wallets/constants";
import { readFeeRule } from "@/lib/wallets/issuer-fee-rule";
import { FEE_RULE_SUBJECT } from "@/lib/wallets/perform-fee-rule";
import type { FeeChange, FeeRuleDto } from "@/lib/wallets/schema";

const LATEST = 20;

/** The latest changes of the fee rule and attempts at one, newest first, with who approved them. */
async function listFeeChanges(): Promise<FeeChange[]> {
  const rows = await db().auditEntry.findMany({
    where: { subjectType: FEE_RULE_SUBJECT.type, subjectId: FEE_RULE_SUBJECT.id },
    orderBy: { id: "desc" },
    take: LATEST,
  });
  const operations = rows.flatMap(({ operationId }) => operationId ?? []);
  const approvals = await db().approvalRequest.findMany({
    where: { kind: "wallets.fees", operationId: { in: operations } },
    select: { id: true, operationId: true, checker: { select: { name: true } } },
  });
  return rows.map((row) => {
    const approval = row.operationId ? approvals.find((one) => one.operationId === row.operationId) : null;
    return {
      id: row.id.toString(),
      at: row.at.toISOString(),
      actor: row.actorLabel,
      outcome: row.outcome,
      label: row.subjectLabel,
      changes: row.outcome === "succeeded" ? changesOf(row.before, row.after) : [],
      reason: row.reason || null,
      errorCode: row.errorCode,
      requestId: row.requestId,
      approval: approval ? { id: approval.id, checkerName: approval.checker?.name ?? null } : null,
    };
  });
}

function changesOf(before: Prisma.JsonValue, after: Prisma.JsonValue): FeeChange["changes"] {
  return FEE_FACTS.map((fact) => ({
    fact,
    before: factIn(before, fact),
    after: factIn(after, fact),
  })).filter((change) => change.before !== change.after);
}

function factIn(record: Prisma.JsonValue, fact: FeeFact): string | null {
  if (record === null || typeof record !== "object" || Array.isArray(record)) return null;
  const value = record[fact];
  return typeof value === "string" ? value : null;
}

/**
 * The top-up fee rule as the issuer has it this moment. @throws AppError FORBIDDEN, RATE_LIMITED, ISSUER_*; ISSUER_NOT_OFFERED when
 * the issuer does not offer the call
 */
export async function getFeeRule(viewer: Viewer, context: RequestContext): Promise<FeeRuleDto> {
  assertPermission(viewer, "wallets.read");
  const [{ rule, facts, currency, version }, undecided, waiting, history] = await Promise.all([
    readAnew(viewer, context, "fee-rule", () => readFeeRule(context.language)),
    db().operation.findFirst({
      where: { kind: "wallets.fees", status: { in: ["pending", "unknown"] } },
      ...withActor,
    }),
    db().approvalRequest.findFirst({
      where: { kind: "wallets.fees", status: { in: [...WAITING] }, expiresAt: { gt: context.clock.now() } },
      include: { maker: { select: { name: true } } },
      orderBy: { createdAt: "desc" },
    }),
    can(viewer.role, "audit.read") ? listFeeChanges() : null,
  ]);
  return {
    rule: facts && { ...facts, currency, updatedAt: rule?.updatedAt ?? null },
    version,
    asOf: context.clock.now().toISOString(),
    may: { change: can(viewer.role, "wallets.fees") },
    undecided: undecided && toOperationDto(undecided),
    waiting: waiting && { approvalId: waiting.id, label: waiting.label, makerName: waiting.maker.name },
    history,
  };
}
