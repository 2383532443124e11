"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { TransferListItem } from "@/lib/transfers/schema";
import { TransferAmount } from "./transfer-amount";
import { TransferStatusBadge } from "./transfer-status-badge";
import { useTransferUser } from "./transfer-user";

/** The columns of the transfer list. */
export function useTransferColumns(): TableColumn<TransferListItem>[] {
  const t = useTranslations("transfers");
  const nameOf = useTransferUser();
  const name = (text: string) => (
    <span className="inline-block max-w-56 truncate align-bottom">
      <Stranger>{text}</Stranger>
    </span>
  );
  return [
    {
      id: "sender",
      header: t("columns.sender"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-36",
      cell: (transfer) => name(nameOf(transfer.sender)),
    },
    {
      id: "receiver",
      header: t("columns.receiver"),
      fixed: true,
      className: "@min-[40rem]:min-w-36",
      cell: (transfer) => name(nameOf(transfer.receiver)),
    },
    {
      id: "amount",
      header: t("columns.amount"),
      fixed: true,
      align: "end",
      narrow: "trailing",
      cell: (transfer) => <TransferAmount transfer={transfer} />,
    },
    {
      id: "status",
      header: t("columns.status"),
      cell: (transfer) => <TransferStatusBadge transfer={transfer} />,
    },
    {
      id: "remark",
      header: t("columns.remark"),
      cell: ({ remark }) =>
        remark && (
          <span className="inline-block max-w-64 truncate align-bottom">
            <Stranger>{remark}</Stranger>
          </span>
        ),
    },
    {
      id: "at",
      header: t("columns.at"),
      align: "end",
      sort: "descending",
      cell: (transfer) => <Time value={transfer.at} show="column" />,
    },
    {
      id: "refId",
      header: t("columns.refId"),
      narrow: "hidden",
      cell: ({ refId }) => refId && <CopyId value={refId} label={t("columns.refId")} />,
    },
    {
      id: "id",
      header: t("columns.id"),
      narrow: "hidden",
      cell: (transfer) => <CopyId value={transfer.id} label={t("columns.id")} />,
    },
  ];
}
