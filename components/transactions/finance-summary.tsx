"use client";

import { useTranslations } from "next-intl";
import { useHolderName } from "@/components/cards/use-holder-name";
import { isolated } from "@/lib/core/stranger-text";
import type { DeclineCause, TransactionDetail } from "@/lib/transactions/detail-schema";
import { CopyTextButton } from "./copy-text-button";
import { useAmountText } from "./use-amount-text";
import { useMomentText } from "./use-moment-text";

interface FinanceSummaryProps {
  cause: Extract<DeclineCause, { kind: "limit" }>;
  title: string;
  transaction: TransactionDetail;
}

/** For who may not change limits: the facts for somebody who may, ready to paste. */
export function FinanceSummary({ cause, title, transaction }: FinanceSummaryProps) {
  const t = useTranslations("transactions");
  const money = useAmountText();
  const moment = useMomentText();
  const holderName = useHolderName();
  const { card, holder, amounts, merchantName, occurredAt, firstSeenAt } = transaction;
  const said = amounts.transaction ?? amounts.local;
  const write = () =>
    t("decline.fix.summary", {
      card: card ? t("detail.card", { last4: card.last4 ?? card.id.slice(-4) }) : transaction.cardId,
      holder: [card?.title, holderName(holder)].filter(Boolean).join(" · "),
      amount: said ? money(said.amount, said.currency ?? "") : "",
      merchant: merchantName ? isolated(merchantName) : t("detail.noMerchant"),
      time: moment(occurredAt ?? firstSeenAt),
      cause: title,
      limit: money(cause.limit, cause.currency),
      used: cause.used === null ? "–" : money(cause.used, cause.currency),
      asked: money(cause.asked, cause.currency),
      over: money(cause.overBy, cause.currency),
      url: `${location.origin}/transactions/${encodeURIComponent(transaction.id)}`,
    });
  return (
    <div>
      <CopyTextButton label={t("decline.fix.copy")} tip={t("decline.fix.copyTip")} text={write} />
    </div>
  );
}
