"use client";

import { useTranslations } from "next-intl";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import type { PolicyState } from "@/components/approvals/use-policy-answer";
import { userName } from "@/components/users/user-name";
import { SenderBalance } from "./sender-balance";
import { exactAmount, type TransferDraft } from "./transfer-draft";
import { useAmountText } from "./use-amount-text";

/** When it moves is said only once the policy has answered. */
function sentenceOf(answer: PolicyState): "sentence" | "sentenceAtOnce" | "sentenceSecond" {
  if (answer.state !== "answered") return "sentence";
  return answer.second ? "sentenceSecond" : "sentenceAtOnce";
}

/** In one sentence what will move, and what it leaves behind. */
export function TransferReview({ draft, answer }: { draft: TransferDraft; answer: PolicyState }) {
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
