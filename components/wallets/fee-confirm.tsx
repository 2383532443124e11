"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import { usePolicyAnswer, useSendLabel } from "@/components/approvals/use-policy-answer";
import { useWaitingToast } from "@/components/approvals/use-waiting-toast";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type DiffRow, DiffTable } from "@/components/ui/diff-table";
import { Money } from "@/components/ui/money";
import { toast } from "@/components/ui/toast";
import { parseAmountInput } from "@/lib/core/amount-input";
import { formatAmount } from "@/lib/core/format";
import { setFeeRuleAction } from "@/lib/wallets/actions";
import { type FeeFacts, feeExample, sameFee, type ToldFee, wholeFee } from "@/lib/wallets/fee-rule";
import { walletKeys } from "@/lib/wallets/query-options";
import type { FeeRuleDto, SetFeeRuleInput } from "@/lib/wallets/schema";

/** The parts of two rules side by side; without a rule there was nothing. */
function useFeeDiff(before: ToldFee | null, after: FeeFacts, currency: string): DiffRow[] {
  const t = useTranslations("wallets.fees");
  const nothing = useTranslations("wallets.history")("nothing");
  const show = (rule: ToldFee | null, part: keyof FeeFacts) => {
    if (!rule) return nothing;
    const value = rule[part];
    if (value === null) return t(part === "maxAmount" ? "noMaximum" : "notProvided");
    return part === "percentage" ? `${value}%` : <Money amount={value} currency={currency} />;
  };
  return PARTS.map((part) => ({
    id: part,
    label: t(part),
    before: show(before, part),
    after: show(after, part),
    changed: !before || !sameFee({ ...before, [part]: after[part] }, before),
  }));
}

const PARTS = ["percentage", "fixedAmount", "minAmount", "maxAmount"] as const;

interface FeeConfirmProps {
  opened: FeeRuleDto;
  facts: FeeFacts;
  currency: string;
  /** The sample top-up as it was typed. */
  amount: string;
  onBack: () => void;
  onReopen: () => void;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Says what the change costs a top-up, asks for a reason, and sends it: done, in doubt, refused, or for a second person. */
export function FeeConfirm(props: FeeConfirmProps) {
  const { opened, facts, currency, onBack, onReopen, onClose, onFollow } = props;
  const t = useTranslations("wallets.editor");
  const client = useQueryClient();
  const waitingToast = useWaitingToast();
  const sentence = useSentence(props);
  const rows = useFeeDiff(opened.rule, facts, currency);
  const renew = () => client.invalidateQueries({ queryKey: walletKeys.feeRule });
  const form = useOperationForm<SetFeeRuleInput>({
    action: setFeeRuleAction,
    onSucceeded: async () => {
      await renew();
      onClose();
      toast({ tone: "success", title: t("done"), description: t("doneText") });
    },
    onWaiting: (approval) => {
      void renew();
      onClose();
      waitingToast(approval);
    },
    onFollow: (operationId) => {
      onClose();
      onFollow(operationId);
    },
    onRefused: () => void renew(),
  });
  const answer = usePolicyAnswer({ kind: "wallets.fees" });
  const sendLabel = useSendLabel();
  return (
    <ConfirmDialog
      open
      onClose={onBack}
      title={t("confirmTitle")}
      sentence={sentence}
      confirmLabel={sendLabel(answer, t("confirm"))}
      waiting={answer.state === "asking"}
      tone="primary"
      reason={{ label: t("reason"), hint: t("reasonHint") }}
      outcome={
        form.error ? (
          <ActionErrorNotice
            error={{ ...form.error, details: { changed: "no", ...form.error.details } }}
            actions={
              form.error.code === "STALE" ? <Button onClick={onReopen}>{t("reload")}</Button> : undefined
            }
          />
        ) : null
      }
      onConfirm={({ reason }) =>
        form.submit((operationId) => ({ operationId, version: opened.version, ...facts, reason }))
      }
    >
      <DiffTable caption={t("diff")} rows={rows} />
      <SecondPersonNote answer={answer} kind="wallets.fees" />
    </ConfirmDialog>
  );
}

function useSentence({ opened, facts, currency, amount }: FeeConfirmProps): string {
  const t = useTranslations("wallets.editor");
  const locale = useLocale();
  const read = parseAmountInput(amount, currency, { allowZero: false });
  const sample = read.ok ? read.amount : SAMPLE;
  const money = (text: string) => `${currency} ${formatAmount(text, currency, locale)}`;
  const fee = money(feeExample(facts, sample).fee);
  const told = opened.rule && wholeFee(opened.rule);
  if (!told) return t("sentenceFirst", { amount: money(sample), fee });
  const before = money(feeExample(told, sample).fee);
  return t("sentence", { amount: money(sample), fee, before });
}

const SAMPLE = "1000";
