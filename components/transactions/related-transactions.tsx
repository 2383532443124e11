"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InfoTip } from "@/components/ui/info-tip";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { LinkedTransaction, TransactionDetail } from "@/lib/transactions/detail-schema";
import { TransactionMoney } from "./transaction-money";
import { TransactionStatusBadge } from "./transaction-status-badge";
import { useDurationText } from "./use-duration-text";

/** What likely belongs to this transaction: refunds both ways, and other tries at the same merchant. */
export function RelatedTransactions({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.related");
  const { guess, attempts } = transaction;
  return (
    <>
      <Guess title={t("originals")} linked={guess.originals} />
      <Guess title={t("refunds")} linked={guess.refunds} />
      {attempts.length > 0 ? (
        <Section title={t("attempts")} description={t("attemptsText")} flush>
          <List label={t("attempts")}>
            {attempts.map((attempt) => (
              <Linked key={attempt.id} linked={attempt}>
                <After seconds={attempt.secondsAfter} />
              </Linked>
            ))}
          </List>
        </Section>
      ) : null}
    </>
  );
}

function Guess({ title, linked }: { title: string; linked: LinkedTransaction[] }) {
  const t = useTranslations("transactions.detail.related");
  if (linked.length === 0) return null;
  return (
    <Section
      title={title}
      description={linked.length > 1 ? t("several") : undefined}
      actions={
        <span className="inline-flex items-center gap-1 text-muted text-xs">
          {t("guess")} <InfoTip label={t("guess")} text={t("guessTip")} />
        </span>
      }
      flush
    >
      <List label={title}>
        {linked.map((one) => (
          <Linked key={one.id} linked={one}>
            <Time value={one.occurredAt} />
          </Linked>
        ))}
      </List>
    </Section>
  );
}

function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="text-sm">
      {children}
    </ul>
  );
}

function Linked({ linked, children }: { linked: LinkedTransaction; children: ReactNode }) {
  return (
    <li className="border-line border-b last:border-b-0">
      <Link
        href={`/transactions/${encodeURIComponent(linked.id)}`}
        className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2 hover:bg-hover"
      >
        <span className="flex items-center gap-2">
          <TransactionStatusBadge status={linked.status} />
          <span className="text-muted text-xs">{children}</span>
        </span>
        <TransactionMoney amount={linked.amount} currency={linked.currency} status={linked.status} />
      </Link>
    </li>
  );
}

function After({ seconds }: { seconds: number }) {
  const t = useTranslations("transactions.detail.related");
  const duration = useDurationText()(seconds);
  return seconds < 0 ? t("before", { duration }) : t("after", { duration });
}
