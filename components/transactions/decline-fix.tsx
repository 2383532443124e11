"use client";

import Gauge from "lucide-react/icons/gauge";
import LockOpen from "lucide-react/icons/lock-open";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useHolderName } from "@/components/cards/use-holder-name";
import { Button } from "@/components/ui/button";
import { isolated } from "@/lib/core/stranger-text";
import type { DeclineCause, TransactionDetail } from "@/lib/transactions/detail-schema";
import { CopyTextButton } from "./copy-text-button";
import { useAmountText } from "./use-amount-text";
import { useMomentText } from "./use-moment-text";

const UnlockCard = dynamic(() => import("./unlock-card").then((file) => file.UnlockCard), {
  loading: () => null,
});
const EditLimitsById = dynamic(
  () => import("@/components/limits/edit-limits-by-id").then((file) => file.EditLimitsById),
  { loading: () => null },
);

interface DeclineFixProps {
  cause: DeclineCause;
  /** The likeliest cause has the page's one main button. */
  first: boolean;
  title: string;
  transaction: TransactionDetail;
}

/** How to put the cause right, as far as it still stands and the viewer may; else what to hand to somebody who may. */
export function DeclineFix({ cause, ...rest }: DeclineFixProps) {
  if (cause.kind === "status" && cause.state === "locked") return <UnlockFix {...rest} />;
  return cause.kind === "limit" ? <LimitFix {...rest} cause={cause} /> : null;
}

function UnlockFix({ first, transaction }: Omit<DeclineFixProps, "cause">) {
  const t = useTranslations("transactions.decline.fix");
  const [open, setOpen] = useState(false);
  const { may, now, cardId } = transaction;
  const locked = now?.status?.state === "locked";
  return (
    <>
      {locked && may.unlock ? (
        <div>
          <Button variant={first ? "primary" : "default"} onClick={() => setOpen(true)}>
            <LockOpen aria-hidden="true" />
            {t("unlock")}
          </Button>
        </div>
      ) : null}
      {now?.status?.state === "active" ? <Done text={t("unlocked")} /> : null}
      {open ? <UnlockCard cardId={cardId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function LimitFix({ cause, first, title, transaction }: DeclineFixProps & { cause: { kind: "limit" } }) {
  const t = useTranslations("transactions.decline.fix");
  const [open, setOpen] = useState(false);
  const { may, roomNow, cardId } = transaction;
  if (roomNow.includes(cause.period)) return <Done text={t("raised")} />;
  if (!may.editLimits) return <FinanceSummary cause={cause} title={title} transaction={transaction} />;
  return (
    <div>
      <Button variant={first ? "primary" : "default"} onClick={() => setOpen(true)}>
        <Gauge aria-hidden="true" />
        {t("raise", { period: cause.period })}
      </Button>
      {open ? <EditLimitsById cardId={cardId} period={cause.period} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** Said when it comes about while the page is open, too. */
function Done({ text }: { text: string }) {
  return (
    <p role="status" className="text-sm text-success">
      {text}
    </p>
  );
}

interface FinanceSummaryProps {
  cause: Extract<DeclineCause, { kind: "limit" }>;
  title: string;
  transaction: TransactionDetail;
}

/** For who may not change limits: the facts for somebody who may, ready to paste. */
function FinanceSummary({ cause, title, transaction }: FinanceSummaryProps) {
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
