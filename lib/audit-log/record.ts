import "server-only";
import { db, type Prisma, type Tx } from "@/lib/core/db";

export type AuditOutcome = "succeeded" | "refused" | "denied" | "failed" | "unknown" | "not_applied";

export interface AuditFact {
  /** A person, or with no id the system or who could not be told. */
  actor: { id: string | null; email: string };
  action: string;
  outcome: AuditOutcome;
  subject: { type: string; id: string | null; label?: string | undefined };
  requestId: string;
  operationId?: string | undefined;
  issuerRequestId?: string | undefined;
  errorCode?: string | undefined;
  reason?: string | undefined;
  before?: Prisma.InputJsonValue | undefined;
  after?: Prisma.InputJsonValue | undefined;
}

/** Appends one row to the audit log. Pass the transaction of the change, so that one never exists without the other. */
export async function recordAudit(fact: AuditFact, tx: Tx = db()): Promise<void> {
  await tx.auditEntry.create({
    data: {
      actorId: fact.actor.id,
      actorLabel: fact.actor.email,
      action: fact.action,
      outcome: fact.outcome,
      subjectType: fact.subject.type,
      subjectId: fact.subject.id,
      subjectLabel: fact.subject.label ?? "",
      requestId: fact.requestId,
      operationId: fact.operationId,
      issuerRequestId: fact.issuerRequestId,
      errorCode: fact.errorCode,
      reason: fact.reason,
      before: fact.before,
      after: fact.after,
    },
  });
}
