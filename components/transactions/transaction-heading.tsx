"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HolderName } from "@/components/cards/holder-name";
import { PageHeader } from "@/components/ui/page-header";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import { TransactionMoney } from "./transaction-money";
import { TransactionStatusBadge } from "./transaction-status-badge";

interface TransactionHeadingProps {
  transaction: TransactionDetail;
  place: "page" | "panel";
}

/** Merchant, amount, status, card, holder and time; the panel has the merchant in its own head. */
export function TransactionHeading({ transaction, place }: TransactionHeadingProps) {
  const t = useTranslations("transactions.detail");
  const aside = (
    <>
      <HeadAmount transaction={transaction} />
      <TransactionStatusBadge status={transaction.status} />
    </>
  );
  if (place === "panel") {
    return (
      <div className="mb-4 grid gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">{aside}</div>
        <Line transaction={transaction} />
      </div>
    );
  }
  return (
    <PageHeader
      title={transaction.merchantName ? <Stranger>{transaction.merchantName}</Stranger> : t("noMerchant")}
      trail={[{ label: t("all"), href: "/transactions" }]}
      aside={aside}
      description={<Line transaction={transaction} />}
    />
  );
}

function HeadAmount({ transaction }: { transaction: TransactionDetail }) {
  const said = transaction.amounts.transaction ?? transaction.amounts.local;
  if (!said) return null;
  return (
    <TransactionMoney
      amount={said.amount}
      currency={said.currency ?? ""}
      status={transaction.status}
      className="font-semibold text-xl"
    />
  );
}

function Line({ transaction }: { transaction: TransactionDetail }) {
  const { card, holder, occurredAt, firstSeenAt } = transaction;
  const t = useTranslations("transactions.detail");
  const parts: ReactNode[] = [
    card ? (
      <Link
        key="card"
        href={`/cards/${encodeURIComponent(card.id)}`}
        className="rounded-sm text-accent-ink underline-offset-3 hover:underline"
      >
        {t("card", { last4: card.last4 ?? card.id.slice(-4) })}
        {card.title ? (
          <>
            {" "}
            <Stranger>{card.title}</Stranger>
          </>
        ) : null}
      </Link>
    ) : (
      <span key="card">{t("cardUnknown")}</span>
    ),
    holder ? (
      <span key="holder">
        <HolderName holder={holder} />
        {transaction.phone ? ` ${transaction.phone}` : ""}
      </span>
    ) : null,
    occurredAt ? (
      <Time key="time" value={occurredAt} show="both" />
    ) : (
      <span key="time">{t.rich("noTime", { time: () => <Time value={firstSeenAt} show="both" /> })}</span>
    ),
  ];
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5 text-muted text-sm">
      {parts.filter((part) => part !== null)}
    </span>
  );
}
