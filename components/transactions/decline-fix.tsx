"use client";

import Gauge from "lucide-react/icons/gauge";
import LockOpen from "lucide-react/icons/lock-open";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { DeclineCause, TransactionDetail } from "@/lib/transactions/detail-schema";
import { FinanceSummary } from "./finance-summary";

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
