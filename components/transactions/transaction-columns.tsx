"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { HolderName } from "@/components/cards/holder-name";
import { CopyId } from "@/components/ui/copy-id";
import { Money } from "@/components/ui/money";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { useViewerNow } from "@/components/ui/use-viewer-now";
import { formatOffset } from "@/lib/core/format";
import type { TransactionItem } from "@/lib/transactions/schema";
import { AmountCell, CardCell, ChargedCell, CountryCell, MerchantCell } from "./transaction-cells";
import { TransactionStatusBadge } from "./transaction-status-badge";
import { useTransactionLabels } from "./use-transaction-labels";

type Column = TableColumn<TransactionItem>;

/** The columns of the list. On a phone a row is two lines: merchant and amount, below them card, time and status. */
export function useTransactionColumns(fresh: ReadonlySet<string>): Column[] {
  return [...useMainColumns(fresh), ...useMoneyColumns(), ...useOtherColumns()];
}

function useMainColumns(fresh: ReadonlySet<string>): Column[] {
  const t = useTranslations("transactions.list.columns");
  const zone = formatOffset(useViewerNow(), useTimeZone() ?? "UTC");
  return [
    {
      id: "merchant",
      header: t("merchant"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-56",
      cell: (transaction) => <MerchantCell transaction={transaction} fresh={fresh.has(transaction.id)} />,
    },
    {
      id: "time",
      header: `${t("time")} (${zone})`,
      narrow: "hidden",
      sort: "descending",
      cell: ({ createdAt }) => (createdAt ? <Time value={createdAt} show="column" /> : null),
    },
    {
      id: "amount",
      header: t("amount"),
      tip: t("amountTip"),
      align: "end",
      fixed: true,
      narrow: "trailing",
      cell: (transaction) => <AmountCell transaction={transaction} />,
    },
    {
      id: "status",
      header: t("status"),
      narrow: "below",
      cell: ({ status }) => <TransactionStatusBadge status={status} />,
    },
    {
      id: "card",
      header: t("card"),
      narrow: "hidden",
      cell: (transaction) => <CardCell transaction={transaction} />,
    },
    {
      id: "holder",
      header: t("holder"),
      narrow: "hidden",
      className: "@[40rem]:max-w-44 truncate",
      cell: ({ holder }) => <HolderName holder={holder} />,
    },
  ];
}

function useMoneyColumns(): Column[] {
  const t = useTranslations("transactions.list.columns");
  return [
    {
      id: "charged",
      header: t("charged"),
      tip: t("chargedTip"),
      align: "end",
      narrow: "hidden",
      cell: (transaction) => <ChargedCell transaction={transaction} />,
    },
    {
      id: "fee",
      header: t("fee"),
      align: "end",
      narrow: "hidden",
      cell: ({ calculatedFee, localCurrency, billingCurrency }) =>
        calculatedFee ? (
          <Money amount={calculatedFee} currency={billingCurrency ?? localCurrency ?? ""} />
        ) : null,
    },
    {
      id: "billing",
      header: t("billing"),
      tip: t("billingTip"),
      align: "end",
      narrow: "hidden",
      cell: ({ billingAmount, billingCurrency, localCurrency }) =>
        billingAmount ? (
          <Money amount={billingAmount} currency={billingCurrency ?? localCurrency ?? ""} plus />
        ) : null,
    },
  ];
}

function useOtherColumns(): Column[] {
  const t = useTranslations("transactions.list.columns");
  const words = useTransactionLabels();
  return [
    {
      id: "type",
      header: t("type"),
      narrow: "hidden",
      className: "@max-[70rem]:hidden",
      cell: ({ type }) => words.type(type),
    },
    {
      id: "country",
      header: t("country"),
      narrow: "hidden",
      cell: ({ merchantCountry }) => <CountryCell word={merchantCountry} />,
    },
    {
      id: "merchantId",
      header: t("merchantId"),
      narrow: "hidden",
      cell: ({ merchantId }) => (merchantId ? <CopyId value={merchantId} label={t("merchantId")} /> : null),
    },
    {
      id: "id",
      header: t("id"),
      narrow: "hidden",
      cell: ({ id }) => <CopyId value={id} label={t("id")} />,
    },
  ];
}
