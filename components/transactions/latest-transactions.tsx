"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { CardTransaction } from "@/lib/cards/schema";
import { TransactionStatusBadge } from "./transaction-status-badge";

/** A card's latest transactions, newest first. */
export function LatestTransactions({ transactions }: { transactions: CardTransaction[] }) {
  const t = useTranslations("cards.transactions");
  const columns = useColumns();
  return (
    <Section title={t("title")} flush>
      {transactions.length === 0 ? (
        <p className="p-4 text-muted text-sm">{t("none")}</p>
      ) : (
        <div className="-m-px">
          <DataTable
            caption={t("title")}
            columns={columns}
            rows={transactions}
            rowKey={(transaction) => transaction.id}
          />
        </div>
      )}
    </Section>
  );
}

function useColumns(): TableColumn<CardTransaction>[] {
  const t = useTranslations("cards.transactions");
  return [
    {
      id: "merchant",
      header: t("merchant"),
      narrow: "title",
      className: "max-w-0 w-full",
      cell: (transaction) => <Merchant transaction={transaction} />,
    },
    {
      id: "status",
      header: t("status"),
      cell: (transaction) => <TransactionStatusBadge status={transaction.status} />,
    },
    {
      id: "amount",
      header: t("amount"),
      align: "end",
      narrow: "trailing",
      cell: (transaction) => <Amount transaction={transaction} />,
    },
    {
      id: "time",
      header: t("time"),
      align: "end",
      cell: ({ occurredAt }) => (occurredAt ? <Time value={occurredAt} /> : null),
    },
  ];
}

function Merchant({ transaction }: { transaction: CardTransaction }) {
  const t = useTranslations("cards.transactions");
  const { merchantName, merchantCity, merchantCountry, type } = transaction;
  const place = [type === "Sales" ? null : t("types", { type }), merchantCity, merchantCountry];
  return (
    <span className="block truncate">
      {merchantName || <span className="text-faint">{t("noMerchant")}</span>}{" "}
      <span className="text-muted text-xs">{place.filter(Boolean).join(" · ")}</span>
    </span>
  );
}

function Amount({ transaction }: { transaction: CardTransaction }) {
  const t = useTranslations("cards.transactions");
  const { amount, currency, local } = transaction;
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-2">
      {local ? (
        <span className="text-muted text-xs">
          {t.rich("charged", {
            amount: () => <Money amount={local.amount} currency={local.currency} plus />,
          })}
        </span>
      ) : null}
      <Money amount={amount} currency={currency} plus />
    </span>
  );
}
