import "server-only";
import { contentHash } from "@/lib/approvals/snapshot";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { bulkLabel } from "@/lib/bulk/bulk-label";
import type { BulkPlan } from "@/lib/bulk/plan";
import { actFacts } from "@/lib/bulk/run-dto";
import type { BulkAct } from "@/lib/bulk/schema";
import type { Tx } from "@/lib/core/db";
import { publish } from "@/lib/live/publish";

export interface NewRun {
  id: string;
  selectionId: string;
  act: BulkAct;
  reason: string;
  plan: BulkPlan;
  approvalId?: string | undefined;
}

/** Writes the run down with all its items, audited; the job finds it. What the plan skips is never asked for later. */
export async function createRun(tx: Tx, maker: Viewer, context: RequestContext, run: NewRun): Promise<void> {
  const { id, act, reason, plan, approvalId } = run;
  const now = context.clock.now();
  const { kind, ...input } = act;
  await tx.bulkRun.create({
    data: {
      id,
      kind,
      noun: plan.noun,
      input,
      inputHash: runHash(run),
      reason,
      status: "running",
      approvalId: approvalId ?? null,
      makerId: maker.id,
      requestId: context.requestId,
      total: plan.items.length,
      createdAt: now,
    },
  });
  await tx.bulkItem.createMany({
    data: plan.items.map(({ cardId, userId, label, skip, effect }, position) => ({
      runId: id,
      position,
      cardId,
      userId,
      label,
      status: skip ? "skipped" : "pending",
      errorCode: skip,
      change: effect?.change ?? null,
      before: effect?.before ?? null,
      after: effect?.after ?? null,
      endedAt: skip ? now : null,
    })),
  });
  await recordAudit(
    {
      actor: maker,
      action: "bulk.start",
      outcome: "succeeded",
      subject: { type: "bulk", id, label: bulkLabel(act, plan.acts) },
      requestId: context.requestId,
      reason,
      after: {
        ...actFacts(act),
        cards: plan.items.length,
        acts: plan.acts,
        ...(approvalId ? { approvalId } : {}),
      },
    },
    tx,
  );
  await publish(tx, { topic: "bulk", id });
}

/** What makes two starts under one id the same. */
export function runHash({
  selectionId,
  act,
  reason,
}: Pick<NewRun, "selectionId" | "act" | "reason">): string {
  return contentHash([selectionId, act, reason]);
}
