"use client";

import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { isolated } from "@/lib/core/stranger-text";
import type { DeclineCause, TransactionDetail } from "@/lib/transactions/detail-schema";
import { CopyTextButton } from "./copy-text-button";
import { useAmountText } from "./use-amount-text";
import { useMomentText } from "./use-moment-text";

/** What happened, in the words of a person on the phone, in the viewer's language. */
function useCallerLabels(transaction: TransactionDetail): string {
  const t = useTranslations("transactions.detail.caller");
  const detail = useTranslations("transactions.detail");
  const locale = useLocale();
  const money = useAmountText();
  const moment = useMomentText();
  const why = useCauseLabels();
  const next = useNextStep(transaction);
  const refunded = useRefundLabels(transaction);
  const { status, type, amounts, merchantName, occurredAt, firstSeenAt } = transaction;
  const said = amounts.transaction ?? amounts.local;
  const facts = {
    amount: said ? money(said.amount, said.currency ?? "") : "",
    merchant: merchantName ? isolated(merchantName) : detail("noMerchant"),
    time: moment(occurredAt ?? firstSeenAt),
  };
  if (status === "Declined" && type !== "Refund") {
    const cause = transaction.decline?.causes[0];
    const sentences = [t("declined", facts), cause ? why(cause) : t("none"), next];
    return sentences.filter(Boolean).join(locale === "en" ? " " : "");
  }
  if (type === "Refund" && isRefundState(status)) return t(REFUNDS[status], facts);
  if (status === "Authorized") return t("authorized", facts);
  if (status === "Settled") return [t("settled", facts), refunded].join(locale === "en" ? " " : "");
  return status === "Reversed" ? t("reversed", facts) : t("other", { ...facts, status });
}

const REFUNDS = {
  Authorized: "refundAuthorized",
  Settled: "refund",
  Declined: "refundDeclined",
  Reversed: "refundReversed",
} as const;

function isRefundState(status: string): status is keyof typeof REFUNDS {
  return Object.hasOwn(REFUNDS, status);
}

/** Whether anything has come back. That a refund belongs to this payment is our guess, and is said as one. */
function useRefundLabels({ guess: { refunds } }: TransactionDetail): string {
  const t = useTranslations("transactions.detail.caller");
  const money = useAmountText();
  const moment = useMomentText();
  const first = refunds.find(({ status }) => PASSED.includes(status));
  if (!first) return t("noRefund");
  const facts = { amount: money(first.amount, first.currency), time: moment(first.occurredAt) };
  return t("refunded", { ...facts, state: first.status });
}

function useCauseLabels(): (cause: DeclineCause) => string {
  const t = useTranslations("transactions.detail.caller");
  const money = useAmountText();
  return (cause) => {
    const sure = cause.certainty === "now" ? "no" : "yes";
    switch (cause.kind) {
      case "status":
        return t(STATES[cause.state], { sure });
      case "expired":
        return t("expired", { sure });
      case "limit":
        return t("limit", { sure, period: cause.period, over: money(cause.overBy, cause.currency) });
      case "balance":
        return t("balance", { sure, short: money(cause.short, cause.currency) });
      case "currency":
        return t("currency", { sure, from: cause.from, to: cause.to });
    }
  };
}

const STATES = {
  active: "statusOther",
  locked: "locked",
  terminated: "terminated",
  inactive: "inactive",
  other: "statusOther",
} as const;

/** What the caller can do now: nothing more once a later try went through. */
function useNextStep({ decline, attempts, now, may }: TransactionDetail): string {
  const t = useTranslations("transactions.detail.caller");
  const moment = useMomentText();
  const cause = decline?.causes[0];
  const passed = attempts.some((one) => one.secondsAfter > 0 && PASSED.includes(one.status));
  if (passed) return t("later");
  if (cause?.kind === "status" && cause.state === "locked") {
    if (now?.status?.state === "locked") return may.unlock ? t("canUnlock") : "";
    return now?.status?.state === "active" ? t("unlocked") : "";
  }
  if (cause?.kind === "limit" && cause.windowEnd && now && Date.parse(cause.windowEnd) > Date.parse(now.at)) {
    return t("resets", { time: moment(cause.windowEnd) });
  }
  return "";
}

const PASSED = ["Authorized", "Settled"];

/** One or two plain sentences that an agent can read out. */
export function CallerWords({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.caller");
  const words = useCallerLabels(transaction);
  return (
    <Section title={t("title")} actions={<CopyTextButton label={t("copy")} text={() => words} />}>
      <p className="text-sm" suppressHydrationWarning>
        {words}
      </p>
    </Section>
  );
}
