"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { Money } from "@/components/ui/money";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { WalletTransactionDto } from "@/lib/wallets/schema";
import { WalletAddress } from "./wallet-address";
import { WalletStatusBadge } from "./wallet-status-badge";

/** The columns of a wallet's transactions; the type is left out where the issuer names none. */
export function useTransactionColumns(
  rows: readonly WalletTransactionDto[],
): TableColumn<WalletTransactionDto>[] {
  const t = useTranslations("wallets.transactions");
  const typed = rows.some(({ type }) => type !== null);
  const money = useMoneyColumns();
  return [
    {
      id: "time",
      header: t("time"),
      fixed: true,
      narrow: "title",
      cell: (row) => <Time value={row.at} show="column" />,
    },
    {
      id: "status",
      header: t("status"),
      narrow: "trailing",
      cell: (row) => <WalletStatusBadge status={row.status} />,
    },
    ...(typed
      ? [{ id: "type", header: t("type"), cell: (row: WalletTransactionDto) => <Word text={row.type} /> }]
      : []),
    ...money,
    {
      id: "from",
      header: t("from"),
      cell: (row) => row.fromAddress && <WalletAddress address={row.fromAddress} short />,
    },
    {
      id: "hash",
      header: t("hash"),
      cell: (row) => row.hash && <CopyId value={row.hash} label={t("hash")} />,
    },
  ];
}

/** What came, what was kept of it and what reached the balance: each in its own currency. */
function useMoneyColumns(): TableColumn<WalletTransactionDto>[] {
  const t = useTranslations("wallets.transactions");
  return [
    {
      id: "amount",
      header: t("amount"),
      align: "end",
      cell: (row) => <Amount amount={row.amount} currency={row.currency} />,
    },
    {
      id: "fee",
      header: t("fee"),
      tip: t("feeTip"),
      align: "end",
      cell: (row) => <Amount amount={row.fee} currency={row.feeCurrency} />,
    },
    {
      id: "credited",
      header: t("credited"),
      align: "end",
      cell: (row) => <Amount amount={row.credited} currency={row.creditedIn} />,
    },
  ];
}

function Amount({ amount, currency }: { amount: string | null; currency: string | null }) {
  return amount === null ? <Word text={null} /> : <Money amount={amount} currency={currency ?? ""} />;
}

function Word({ text }: { text: string | null }) {
  const t = useTranslations("wallets");
  return text ?? <span className="text-faint">{t("notTold")}</span>;
}
