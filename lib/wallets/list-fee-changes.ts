import "server-only";
import { db, type Prisma } from "@/lib/core/db";
import { FEE_RULE_SUBJECT } from "@/lib/wallets/perform-fee-rule";
import type { FeeChange } from "@/lib/wallets/schema";
import { FEE_FACTS, type FeeFact } from "@/lib/wallets/vocabulary";

const LATEST = 20;

/** The latest changes of the fee rule and attempts at one, newest first, with who approved them. */
export async function listFeeChanges(): Promise<FeeChange[]> {
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
