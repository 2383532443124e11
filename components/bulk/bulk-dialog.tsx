"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useId, useState, useTransition } from "react";
import { useSendLabel } from "@/components/approvals/use-policy-answer";
import { useWaitingToast } from "@/components/approvals/use-waiting-toast";
import { newOperationId } from "@/components/operations/new-operation-id";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { approvalKeys } from "@/lib/approvals/query-options";
import { startBulkAction } from "@/lib/bulk/actions";
import type { BulkKind } from "@/lib/bulk/constants";
import { REASON_MIN } from "@/lib/bulk/constants";
import { bulkKeys } from "@/lib/bulk/query-options";
import type { BulkAct, BulkPlanDto, SelectionInput } from "@/lib/bulk/schema";
import { BulkConfirm } from "./bulk-confirm";
import { BulkProblem } from "./bulk-problem";
import { LimitChoice } from "./limit-choice";
import { KIND_KEYS, useBulkLabels } from "./use-bulk-labels";
import { type BulkError, useBulkPlan } from "./use-bulk-plan";

interface BulkDialogProps {
  kind: BulkKind;
  selection: SelectionInput;
  onClose: () => void;
  onStarted: () => void;
}

/** Says exactly what will happen to how many cards, and which are left as they are, before anything is done. */
export function BulkDialog({ kind, selection: opened, onClose, onStarted }: BulkDialogProps) {
  const t = useTranslations("bulk.dialog");
  const words = useBulkLabels();
  const formId = useId();
  const sendLabel = useSendLabel();
  const [selection] = useState(opened);
  const planning = useBulkPlan(selection);
  const { plan, pinned } = planning;
  const [reason, setReason] = useState("");
  const [looking, startLooking] = useTransition();
  const started = () => {
    onStarted();
    onClose();
  };
  const starting = useStartBulk({ selectionId: pinned?.id, plan, look: planning.look, onStarted: started });
  const begin = useEffectEvent(() =>
    startLooking(async () => {
      if (kind === "limits.edit") await planning.pin();
      else await planning.look({ kind });
    }),
  );
  useEffect(() => begin(), []);

  const choosing = kind === "limits.edit" && !plan;
  const look = (act: BulkAct) => startLooking(() => planning.look(act));
  return (
    <Dialog
      open
      onClose={onClose}
      size={kind === "limits.edit" ? "lg" : "md"}
      title={plan && plan.acts > 0 ? words.act(plan.act, plan.acts) : t(`${KIND_KEYS[kind]}Title`)}
      dismissible={!starting.pending}
      footer={
        <>
          {kind === "limits.edit" && plan ? (
            <Button onClick={planning.forget} disabled={starting.pending}>
              {t("back")}
            </Button>
          ) : (
            <Button onClick={onClose} disabled={starting.pending}>
              {t("cancel")}
            </Button>
          )}
          {choosing ? (
            <Button variant="primary" type="submit" form={formId} pending={looking} disabled={!pinned}>
              {t("review")}
            </Button>
          ) : plan && plan.acts > 0 ? (
            <Button
              variant={kind === "cards.lock" ? "danger" : "primary"}
              pending={starting.pending}
              onClick={() => starting.start(reason)}
            >
              {sendLabel({ state: "answered", second: plan.second }, words.act(plan.act, plan.acts))}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-4">
        {choosing && pinned ? <LimitChoice formId={formId} selection={pinned} onChosen={look} /> : null}
        {plan ? (
          <BulkConfirm
            plan={plan}
            reason={reason}
            onReason={setReason}
            problem={starting.reasonProblem}
            changed={starting.changed}
          />
        ) : null}
        {!plan && !planning.error && (looking || !pinned) ? <Looking /> : null}
        <BulkProblem error={starting.error ?? planning.error} />
      </div>
    </Dialog>
  );
}

function Looking() {
  const t = useTranslations("bulk.dialog");
  return (
    <div role="status" className="grid gap-2">
      <span className="sr-only">{t("looking")}</span>
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-4 w-3/5" />
      <Skeleton className="h-16 w-full" />
    </div>
  );
}

interface StartBulk {
  selectionId: string | undefined;
  plan: (BulkPlanDto & { act: BulkAct }) | null;
  /** Reads the plan anew, when the cards changed since. */
  look: (act: BulkAct) => Promise<void>;
  onStarted: () => void;
}

/** Starts the run that the dialog showed; its id stays the same over repeated presses, so that one run comes of them. */
function useStartBulk({ selectionId, plan, look, onStarted }: StartBulk) {
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
