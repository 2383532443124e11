"use client";

import { useTranslations } from "next-intl";
import { InfoTip } from "@/components/ui/info-tip";
import { Section } from "@/components/ui/section";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { DeclineExplanation, TransactionDetail } from "@/lib/transactions/detail-schema";
import { DeclineCauseBlock } from "./decline-cause";
import { DeclineChecks } from "./decline-checks";
import { LaterAttempts } from "./later-attempts";

/** Why it was likely declined, what speaks against other causes, how to put it right, and whether it was tried again. */
export function DeclineSection({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.decline");
  const { decline } = transaction;
  if (!decline) return null;
  return (
    <Section
      title={t("title")}
      actions={
        <span className="inline-flex items-center gap-1 text-muted text-xs">
          {t("derived")} <InfoTip label={t("derived")} text={t("derivedTip")} />
        </span>
      }
      flush
    >
      {decline.causes.length === 0 ? <NoCause transaction={transaction} /> : null}
      <ol>
        {decline.causes.map((cause, index) => (
          <DeclineCauseBlock
            key={cause.kind === "limit" ? `limit ${cause.period}` : cause.kind}
            cause={cause}
            first={index === 0}
            transaction={transaction}
          />
        ))}
      </ol>
      {hasChecks(decline) ? <DeclineChecks decline={decline} /> : null}
      <LaterAttempts transaction={transaction} />
    </Section>
  );
}

function NoCause({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.decline");
  return (
    <div className="flex gap-2.5 p-4">
      <ToneIcon tone="neutral" className="mt-0.5 size-4 shrink-0 text-muted" />
      <div>
        <p className="font-semibold text-base">{t("none")}</p>
        <p className="text-muted text-sm">{transaction.then ? t("noneText") : t("noCard")}</p>
      </div>
    </div>
  );
}

function hasChecks({ cleared, unchecked }: DeclineExplanation): boolean {
  return cleared.status !== null || cleared.limits.length > 0 || unchecked.length > 0;
}
