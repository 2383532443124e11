"use client";

import { useTranslations } from "next-intl";
import { TransactionMoney } from "@/components/transactions/transaction-money";
import { useCauseTitle } from "@/components/transactions/use-cause-title";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { ExplainedDecline } from "@/lib/overview/schema";

/** The transaction, and its likeliest cause in one line with its number. */
export function useDeclineColumns(): TableColumn<ExplainedDecline>[] {
  const t = useTranslations("overview");
  const title = useCauseTitle();
  return [
    {
      id: "merchant",
      header: t("declineRows.merchant"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:max-w-72 truncate",
      cell: ({ transaction }) =>
        transaction.merchantName ? (
          <Stranger>{transaction.merchantName}</Stranger>
        ) : (
          <span className="text-faint">{t("declineRows.noMerchant")}</span>
        ),
    },
    {
      id: "amount",
      header: t("declineRows.amount"),
      align: "end",
      narrow: "trailing",
      cell: ({ transaction }) => (
        <TransactionMoney
          amount={transaction.transactionAmount}
          currency={transaction.transactionCurrency}
          status="Declined"
        />
      ),
    },
    {
      id: "cause",
      header: t("declineRows.cause"),
      cell: ({ cause }) =>
        cause ? title(cause) : <span className="text-muted">{t("declines.cause.unexplained")}</span>,
    },
    {
      id: "card",
      header: t("declineRows.card"),
      className: "font-mono text-[0.92em]",
      cell: ({ transaction }) => `•••• ${transaction.cardLast4 ?? transaction.card.slice(-4)}`,
    },
    {
      id: "time",
      header: t("declineRows.time"),
      align: "end",
      cell: ({ transaction }) =>
        transaction.createdAt ? <Time value={transaction.createdAt} show="column" /> : null,
    },
  ];
}
