"use client";

import { useBulkLabels } from "@/components/bulk/use-bulk-labels";
import type { ApprovalDto } from "@/lib/approvals/schema";
import { LIMIT_MODES } from "@/lib/bulk/constants";
import type { BulkAct } from "@/lib/bulk/schema";
import { useApprovalLabels } from "./use-approval-labels";

type Titled = Pick<ApprovalDto, "kind" | "label" | "items" | "act">;

/** What a request is called: what it does, for many cards; else what it is about. */
export function useApprovalTitle(): (approval: Titled) => string {
  const words = useApprovalLabels();
  const bulk = useBulkLabels();
  return (approval) => {
    const act = bulkActOf(approval);
    return act ? bulk.act(act, approval.items ?? 0) : approval.label || words.kind(approval.kind);
  };
}

/** What a bulk request does to each card; null for other kinds, and for a form that we do not know. */
export function bulkActOf({ kind, act }: Pick<Titled, "kind" | "act">): BulkAct | null {
  return kind === "bulk" && isBulkAct(act) ? act : null;
}

function isBulkAct(act: unknown): act is BulkAct {
  if (typeof act !== "object" || act === null || !("kind" in act)) return false;
  if (act.kind === "cards.lock" || act.kind === "cards.unlock") return true;
  if (act.kind !== "limits.edit" || !("rule" in act)) return false;
  const { rule } = act as { rule: { setting?: { kind?: unknown } } };
  return LIMIT_MODES.some((mode) => mode === rule.setting?.kind);
}
