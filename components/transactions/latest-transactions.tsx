"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { CardTransaction } from "@/lib/cards/schema";
import { TransactionStatusBadge } from "./transaction-status-badge";

/** A card's latest transactions, newest first: one line each where there is room, two in a panel or on a phone. */
export function LatestTransactions({ transactions }: { transactions: CardTransaction[] }) {
  const t = useTranslations("cards.transactions");
  return (
    <Section title={t("title")} flush>
      {transactions.length === 0 ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <ol aria-label={t("title")} className="@container text-sm">
        {transactions.map((transaction) => (
          <Transaction key={transaction.id} transaction={transaction} />
        ))}
      </ol>
    </Section>
  );
}

function Transaction({ transaction }: { transaction: CardTransaction }) {
  const t = useTranslations("cards.transactions");
  const { merchantName, merchantCity, merchantCountry, type, occurredAt } = transaction;
  const details = [type === "Sales" ? null : t("types", { type }), merchantCity, merchantCountry];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2 first:border-t-0 @2xl:h-9 @2xl:grid-cols-[minmax(0,1fr)_6.5rem_auto_6rem] @2xl:py-0">
      <p className="truncate">
        {merchantName || <span className="text-faint">{t("noMerchant")}</span>}{" "}
        <span className="text-muted text-xs">{details.filter(Boolean).join(" · ")}</span>
      </p>
      <p className="flex items-center gap-2 @max-2xl:order-1">
        <TransactionStatusBadge status={transaction.status} />
        <span className="text-muted text-xs @2xl:hidden">
          {occurredAt ? <Time value={occurredAt} /> : null}
        </span>
      </p>
      <Amount transaction={transaction} />
      <p className="text-right text-muted @max-2xl:hidden">
        {occurredAt ? <Time value={occurredAt} /> : null}
      </p>
    </li>
  );
}

function Amount({ transaction }: { transaction: CardTransaction }) {
  const t = useTranslations("cards.transactions");
  const { amount, currency, local } = transaction;
  return (
    <>
      <p className="flex items-baseline justify-end gap-x-2 whitespace-nowrap text-right">
        {local ? (
          <span className="text-muted text-xs @max-2xl:hidden">
            {t.rich("charged", { amount: () => <Money {...local} plus /> })}
          </span>
        ) : null}
        <Money amount={amount} currency={currency} plus />
      </p>
      {local ? (
        <p className="text-right text-muted text-xs @max-2xl:order-2 @2xl:hidden">
          {t.rich("charged", { amount: () => <Money {...local} plus /> })}
        </p>
      ) : null}
    </>
  );
}
