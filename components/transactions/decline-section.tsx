"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { InfoTip } from "@/components/ui/info-tip";
import { Section } from "@/components/ui/section";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { DeclineExplanation, TransactionDetail } from "@/lib/transactions/detail-schema";
import { CertaintyMark } from "./certainty-mark";
import { DeclineCauseBlock } from "./decline-cause";
import { TransactionMoney } from "./transaction-money";
import { useAmountText } from "./use-amount-text";
import { useDurationText } from "./use-duration-text";

const MOST = 3;

/** What came of trying again; a new attempt is told as it arrives. */
function LaterAttempts({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.decline");
  const duration = useDurationText();
  const later = transaction.attempts.filter((attempt) => attempt.secondsAfter >= 0).slice(0, MOST);
  return (
    <ul aria-live="polite" className="text-sm">
      {later.map((attempt) => {
        const tone = TONES[attempt.status] ?? "neutral";
        return (
          <li key={attempt.id} className="flex items-start gap-2.5 border-line border-t px-4 py-3">
            <ToneIcon tone={tone} className={`mt-0.5 size-4 shrink-0 ${COLOURS[tone]}`} />
            <Link
              href={`/transactions/${encodeURIComponent(attempt.id)}`}
              className="min-w-0 flex-1 rounded-sm font-medium underline decoration-dotted underline-offset-3 hover:decoration-solid"
            >
              {t("again", { duration: duration(attempt.secondsAfter), status: attempt.status })}
            </Link>
            <TransactionMoney amount={attempt.amount} currency={attempt.currency} status={attempt.status} />
          </li>
        );
      })}
    </ul>
  );
}

const TONES: Record<string, "success" | "danger" | "neutral"> = {
  Authorized: "success",
  Settled: "success",
  Declined: "danger",
};
const COLOURS = { success: "text-success", danger: "text-danger", neutral: "text-muted" };

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

/** What was looked at and is not the cause, and what could not be looked at. */
function DeclineChecks({ decline: { cleared, unchecked } }: { decline: DeclineExplanation }) {
  const t = useTranslations("transactions.decline");
  const limits = useTranslations("cards.limits");
  const money = useAmountText();
  const names = unchecked.map((period) => limits("period", { period })).join(", ");
  const some = cleared.status !== null || cleared.limits.length > 0;
  return (
    <div className="grid gap-1 border-line border-t px-4 py-3 text-muted text-xs">
      {some ? <p className="font-medium text-ink">{t("cleared")}</p> : null}
      <ul className="grid gap-0.5 tabular-nums">
        {cleared.status ? (
          <li>{t(cleared.status === "now" ? "clearedStatusNow" : "clearedStatus")}</li>
        ) : null}
        {cleared.limits.map(({ period, left, limit, currency, certainty }) => (
          <li key={period}>
            {t("clearedLimit", { period, left: money(left, currency), limit: money(limit, currency) })}{" "}
            {certainty === "known" ? null : <CertaintyMark certainty={certainty} />}
          </li>
        ))}
      </ul>
      {names ? <p>{t("unchecked", { rules: names })}</p> : null}
    </div>
  );
}
