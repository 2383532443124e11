"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import { usePolicyAnswer, useSendLabel } from "@/components/approvals/use-policy-answer";
import { useWaitingToast } from "@/components/approvals/use-waiting-toast";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { cardKeys } from "@/lib/cards/query-options";
import type { CardDetail } from "@/lib/cards/schema";
import type { EditLimitsInput } from "@/lib/limit-rules/schema";
import { editLimitsAction } from "@/lib/limits/actions";
import { limitKeys } from "@/lib/limits/query-options";
import { changesOf, draftOf, problemsOf } from "./limit-draft";
import { LimitFields } from "./limit-fields";
import { LimitReview } from "./limit-review";

interface EditLimitsDialogProps {
  card: CardDetail;
  /** The rule that gets the focus. */
  period?: string | undefined;
  open: boolean;
  onClose(): void;
}

/** Two steps: choose each rule, then see what changes and confirm. Works on the card as it was when it was opened. */
export function EditLimitsDialog({ card: opened, period, open, onClose }: EditLimitsDialogProps) {
  const t = useTranslations("limits.edit");
  const client = useQueryClient();
  const formId = useId();
  const focus = useRef<HTMLInputElement>(null);
  const [card] = useState(opened);
  const [draft, setDraft] = useState(() => draftOf(opened));
  const [step, setStep] = useState<"choose" | "review">("choose");
  const [checked, setChecked] = useState(false);
  const [remark, setRemark] = useState("");
  const [pending, startTransition] = useTransition();
  const waitingToast = useWaitingToast();
  const renew = async () => {
    await client.invalidateQueries({ queryKey: cardKeys.all });
    await client.invalidateQueries({ queryKey: limitKeys.all });
  };
  const form = useOperationForm<EditLimitsInput>({
    action: editLimitsAction,
    onSucceeded: async () => {
      await renew();
      onClose();
      toast({ tone: "success", title: t("done", { last4: card.last4 ?? "" }) });
    },
    onWaiting: (approval) => {
      onClose();
      waitingToast(approval);
    },
    onFollow: async () => {
      await renew();
      onClose();
      toast({ tone: "warning", title: t("unknown"), description: t("unknownText") });
    },
  });
  const problems = problemsOf(draft, card.currency);
  const changes = changesOf(draft, card.currency);
  const canReview = Object.keys(problems).length === 0 && changes.length > 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step === "choose") {
      setChecked(true);
      if (canReview) setStep("review");
      return;
    }
    startTransition(() =>
      form.submit((operationId) => ({
        operationId,
        cardId: card.id,
        version: card.version,
        rules: changes,
        remark,
      })),
    );
  };
  const review = step === "review";
  const answer = usePolicyAnswer(
    review
      ? { kind: "limits.edit", cardId: card.id, version: card.version, rules: JSON.stringify(changes) }
      : null,
  );
  const sendLabel = useSendLabel();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="lg"
      dismissible={!pending}
      initialFocus={focus}
      title={t("title", { last4: card.last4 ?? "" })}
      description={review ? t("reviewDescription") : t("description", { zone: card.timeZone })}
      footer={
        <>
          <Button onClick={review ? () => setStep("choose") : onClose} disabled={pending}>
            {review ? t("back") : t("cancel")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            pending={pending || (review && answer.state === "asking")}
          >
            {review ? sendLabel(answer, t("confirm")) : t("review")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        {review ? (
          <>
            <LimitReview draft={draft} card={card} remark={remark} onRemark={setRemark} />
            <SecondPersonNote answer={answer} kind="limits.edit" />
          </>
        ) : (
          <LimitFields
            draft={draft}
            onDraft={setDraft}
            focus={{ period, input: focus }}
            currency={card.currency}
            problems={checked ? problems : {}}
          />
        )}
        {!review && checked && changes.length === 0 && Object.keys(problems).length === 0 ? (
          <p role="alert" className="text-danger text-sm">
            {t("noChange")}
          </p>
        ) : null}
        {form.error ? (
          <ActionErrorNotice error={{ ...form.error, details: { changed: "no", ...form.error.details } }} />
        ) : null}
      </form>
    </Dialog>
  );
}
