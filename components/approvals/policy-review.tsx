"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { newOperationId } from "@/components/operations/new-operation-id";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { callAction, LOST } from "@/components/ui/call-action";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { COMMENT_MAX } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { approvalKeys } from "@/lib/approvals/query-options";
import type { PolicyDto } from "@/lib/approvals/schema";
import type { ActionError } from "@/lib/core/result";
import { changePolicyAction } from "@/lib/decisions/actions";
import { PolicyDiff } from "./policy-diff";
import { SecondPersonNote } from "./second-person-note";
import { usePolicyAnswer, useSendLabel } from "./use-policy-answer";
import { useWaitingToast } from "./use-waiting-toast";

interface PolicyReviewProps {
  policy: PolicyDto;
  rules: PolicyRule[];
  onBack: () => void;
  onDone: () => void;
}

const PROBLEMS = ["commentNeeded", "tooLong", "cardNumber"] as const;

/** The difference, why, and whether it counts at once or waits for a second person. A repeated press asks once. */
export function PolicyReview({ policy, rules, onBack, onDone }: PolicyReviewProps) {
  const t = useTranslations("approvals.policy");
  const client = useQueryClient();
  const waitingToast = useWaitingToast();
  const formElement = useId();
  const [formId] = useState(newOperationId);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const answer = usePolicyAnswer({ kind: "approvals.policy" });
  const sendLabel = useSendLabel();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    startTransition(async () => {
      const input = { formId, version: policy.version, rules, reason };
      const result = await callAction(() => changePolicyAction(input));
      await client.invalidateQueries({ queryKey: approvalKeys.all });
      if (!result?.ok) return setError(result?.error ?? LOST);
      onDone();
      if ("approval" in result.data) return waitingToast(result.data.approval);
      toast({ tone: "success", title: t("saved") });
    });
  };
  const found = error?.fields?.reason;
  const problem = found ? (PROBLEMS.find((known) => known === found) ?? "invalid") : null;
  return (
    <Dialog
      open
      onClose={onBack}
      size="lg"
      dismissible={!pending}
      title={t("review")}
      footer={
        <>
          <Button onClick={onBack} disabled={pending}>
            {t("back")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formElement}
            pending={pending || answer.state === "asking"}
          >
            {sendLabel(answer, t("save"))}
          </Button>
        </>
      }
    >
      <form id={formElement} onSubmit={submit} noValidate className="grid gap-4">
        <PolicyDiff before={policy.rules} after={rules} />
        <SecondPersonNote answer={answer} kind="approvals.policy" />
        {answer.state === "answered" && !answer.second ? (
          <Callout tone="warning">{t(policy.others === 0 ? "bootstrap" : "countsAtOnce")}</Callout>
        ) : null}
        <Field
          label={t("reason")}
          hint={t("reasonHint")}
          error={problem ? t(`problem.${problem}`) : undefined}
          required
        >
          <Textarea
            value={reason}
            maxLength={COMMENT_MAX}
            rows={2}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {error && !problem ? <ActionErrorNotice error={error} /> : null}
      </form>
    </Dialog>
  );
}
