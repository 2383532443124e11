"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { Money } from "@/components/ui/money";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { WalletListItem } from "@/lib/wallets/schema";
import { WalletAddress } from "./wallet-address";
import { WalletStatusBadge } from "./wallet-status-badge";
import { useWalletUser } from "./wallet-user";

/** The columns of the wallet list. */
export function useWalletColumns(): TableColumn<WalletListItem>[] {
  const t = useTranslations("wallets");
  const nameOf = useWalletUser();
  return [
    {
      id: "user",
      header: t("columns.user"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-44",
      cell: (wallet) => (
        <span className="inline-block max-w-72 truncate align-bottom">{nameOf(wallet.user)}</span>
      ),
    },
    {
      id: "status",
      header: t("columns.status"),
      narrow: "trailing",
      cell: (wallet) => <WalletStatusBadge status={wallet.status} missing={wallet.missingSince !== null} />,
    },
    { id: "network", header: t("columns.network"), cell: (wallet) => wallet.network },
    { id: "currency", header: t("columns.currency"), cell: (wallet) => wallet.currency },
    {
      id: "address",
      header: t("columns.address"),
      cell: (wallet) => wallet.address && <WalletAddress address={wallet.address} short />,
    },
    {
      id: "balance",
      header: t("columns.balance"),
      tip: t("columns.balanceTip"),
      align: "end",
      cell: ({ balance, currency }) =>
        balance === null ? (
          <span className="text-faint">{t("notTold")}</span>
        ) : (
          <Money amount={balance} currency={currency ?? ""} />
        ),
    },
    {
      id: "created",
      header: t("columns.created"),
      align: "end",
      narrow: "hidden",
      sort: "descending",
      cell: (wallet) => (wallet.issuedAt ? <Time value={wallet.issuedAt} show="column" /> : null),
    },
    {
      id: "id",
      header: t("columns.id"),
      narrow: "hidden",
      cell: (wallet) => <CopyId value={wallet.id} label={t("columns.id")} />,
    },
  ];
}
