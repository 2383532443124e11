"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import { type PolicyState, usePolicyAnswer, useSendLabel } from "@/components/approvals/use-policy-answer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useUserWithId } from "@/components/users/use-user-with-id";
import { userName } from "@/components/users/user-name";
import { SenderBalance } from "./sender-balance";
import { exactAmount, likelyCurrency, problemsOf, type TransferDraft } from "./transfer-draft";
import { TransferFields, useCurrencies } from "./transfer-fields";
import { TransferRefusal } from "./transfer-refusal";
import { useAmountText } from "./use-amount-text";
import { useTransferForm } from "./use-transfer-form";

interface CreateTransferDialogProps {
  /** The currencies of earlier transfers. */
  usual: readonly string[];
  /** Who stands in the form from the start. */
  senderId: string | null;
  receiverId: string | null;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Two steps: write it, then read in one sentence what will move and confirm. One opening moves money once at most. */
export function CreateTransferDialog(props: CreateTransferDialogProps) {
  const { onClose, onFollow } = props;
  const t = useTranslations("transfers.create");
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const amountText = useAmountText();
  const { draft, currencies, change } = useDraft(props);
  const [step, setStep] = useState<"write" | "review">("write");
  const [checked, setChecked] = useState(false);
  const form = useTransferForm({ draft, onClose, onFollow });
  const typed = checked ? problemsOf(draft) : {};
  const refused = form.problems;
  // What the server found wrong stands in the fields, which the first step shows.
  const review = step === "review" && Object.keys(refused).length === 0;
  useEffect(() => {
    if (checked && !review) element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [checked, review]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (review) return form.submit();
    setChecked(true);
    form.clearError();
    setStep(Object.keys(problemsOf(draft)).length === 0 ? "review" : "write");
  };
  const amount = exactAmount(draft);
  const answer = usePolicyAnswer(
    review && amount !== null ? { kind: "transfers.create", amount, currency: draft.currency } : null,
  );
  const sendLabel = useSendLabel();
  const second = answer.state === "answered" && answer.second !== null;
  return (
    <Dialog
      open
      onClose={onClose}
      size="md"
      dismissible={!form.pending}
      title={t(review ? "reviewTitle" : "title")}
      description={t(review && second ? "descriptionSecond" : "description")}
      footer={
        <>
          <Button onClick={review ? () => setStep("write") : onClose} disabled={form.pending}>
            {t(review ? "back" : "cancel")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={id}
            pending={form.pending || (review && answer.state === "asking")}
          >
            {review && amount !== null
              ? sendLabel(answer, t("confirm", { amount: amountText(amount, draft.currency) }))
              : t("review")}
          </Button>
        </>
      }
    >
      <form id={id} ref={element} onSubmit={submit} noValidate className="grid gap-4">
        {review ? (
          <TransferReview draft={draft} answer={answer} />
        ) : (
          <TransferFields
            draft={draft}
            currencies={currencies}
            problems={{ ...refused, ...typed }}
            onDraft={(more) => {
              form.clearError();
              setStep("write");
              change(more);
            }}
          />
        )}
        {form.error && Object.keys(refused).length === 0 ? <TransferRefusal error={form.error} /> : null}
      </form>
    </Dialog>
  );
}

/** What is written, over what the address proposed and what the sender's balances suggest. */
function useDraft({ usual, senderId, receiverId }: CreateTransferDialogProps) {
  const [proposedSender, proposedReceiver] = [useUserWithId(senderId), useUserWithId(receiverId)];
  const [written, setWritten] = useState<Partial<TransferDraft>>({});
  // Null was chosen by hand: the proposal was taken back.
  const sender = written.sender === undefined ? proposedSender : written.sender;
  const receiver = written.receiver === undefined ? proposedReceiver : written.receiver;
  const { balances, currencies } = useCurrencies(sender?.id ?? null, usual);
  const draft: TransferDraft = {
    sender,
    receiver,
    currency: written.currency ?? likelyCurrency(balances, currencies),
    amount: written.amount ?? "",
    remark: written.remark ?? "",
  };
  const change = (more: Partial<TransferDraft>) => setWritten({ ...written, ...more });
  return { draft, currencies, change };
}

/** When it moves is said only once the policy has answered. */
function sentenceOf(answer: PolicyState): "sentence" | "sentenceAtOnce" | "sentenceSecond" {
  if (answer.state !== "answered") return "sentence";
  return answer.second ? "sentenceSecond" : "sentenceAtOnce";
}

/** In one sentence what will move, and what it leaves behind. */
function TransferReview({ draft, answer }: { draft: TransferDraft; answer: PolicyState }) {
  const t = useTranslations("transfers.create");
  const amountText = useAmountText();
  const { sender, receiver, currency, remark } = draft;
  const amount = exactAmount(draft);
  if (!sender || !receiver || amount === null) return null;
  return (
    <>
      <p className="text-base text-ink">
        {t.rich(sentenceOf(answer), {
          amount: amountText(amount, currency),
          sender: userName(sender),
          receiver: userName(receiver),
          b: (chunks) => <strong className="font-semibold">{chunks}</strong>,
        })}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-sm">
        <dt className="text-muted">{t("remark")}</dt>
        <dd className="break-words">{remark}</dd>
      </dl>
      <SenderBalance senderId={sender.id} currency={currency} amount={amount} />
      <SecondPersonNote answer={answer} kind="transfers.create" />
    </>
  );
}
