"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useWaitingToast } from "@/components/approvals/use-waiting-toast";
import { newOperationId } from "@/components/operations/new-operation-id";
import { callAction } from "@/components/ui/call-action";
import { approvalKeys } from "@/lib/approvals/query-options";
import { startBulkAction } from "@/lib/bulk/actions";
import { bulkKeys } from "@/lib/bulk/query-options";
import type { BulkAct, BulkPlanDto } from "@/lib/bulk/schema";
import { REASON_MIN } from "@/lib/bulk/vocabulary";
import type { BulkError } from "./use-bulk-plan";

interface StartBulk {
  selectionId: string | undefined;
  plan: (BulkPlanDto & { act: BulkAct }) | null;
  /** Reads the plan anew, when the cards changed since. */
  look: (act: BulkAct) => Promise<void>;
  onStarted: () => void;
}

/** Starts the run that the dialog showed; its id stays the same over repeated presses, so that one run comes of them. */
export function useStartBulk({ selectionId, plan, look, onStarted }: StartBulk) {
  const t = useTranslations("bulk.dialog");
  const router = useRouter();
  const client = useQueryClient();
  const waitingToast = useWaitingToast();
  const [runId] = useState(newOperationId);
  const [error, setError] = useState<BulkError | null>(null);
  const [changed, setChanged] = useState(false);
  const [reasonProblem, setReasonProblem] = useState<string | undefined>();
  const [pending, startTransition] = useTransition();

  const submit = async (reason: string) => {
    if (!plan || !selectionId) return;
    const form = { runId, selectionId, act: plan.act, planHash: plan.planHash, reason };
    const result = await callAction(() => startBulkAction(form));
    if (!result) return setError("lost");
    if (!result.ok) {
      setChanged(result.error.code === "STALE");
      if (result.error.code === "STALE") return look(plan.act);
      return setError(result.error);
    }
    if ("approval" in result.data) {
      void client.invalidateQueries({ queryKey: approvalKeys.all });
      waitingToast(result.data.approval);
      return onStarted();
    }
    void client.invalidateQueries({ queryKey: bulkKeys.all });
    router.push(`/bulk/${result.data.id}`);
    onStarted();
  };
  const start = (typed: string) => {
    const reason = typed.trim();
    const problem = reason.length < REASON_MIN ? t("reasonNeeded") : undefined;
    setReasonProblem(problem);
    setError(null);
    if (!problem) startTransition(() => submit(reason));
  };
  return { start, pending, error, changed, reasonProblem };
}
