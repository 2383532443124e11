"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/table-column";
import type { ActionError } from "@/lib/core/result";
import type { TransactionItem, TransactionPage } from "@/lib/transactions/schema";
import { TransactionListInstead } from "./transaction-list-instead";
import { TransactionPager } from "./transaction-pager";
import { transactionAddress } from "./transaction-params";
import type { TransactionChip } from "./use-transaction-chips";
import type { TransactionFilters } from "./use-transaction-filters";

interface TransactionTableProps {
  list: UseQueryResult<TransactionPage, { error: ActionError }>;
  filters: TransactionFilters;
  chips: readonly TransactionChip[];
  columns: readonly TableColumn<TransactionItem>[];
  /** The transaction whose panel is open. */
  open: string | null;
}

/** The rows; those that could not be read again stay, and say so. */
export function TransactionTable({ list, filters, chips, columns, open }: TransactionTableProps) {
  const t = useTranslations("transactions.list");
  const { views, address } = filters;
  // Only our own failure passes by itself: who may no longer see the rows does not keep them.
  const old = list.isRefetchError && list.error.error.code === "INTERNAL";
  const page = list.isError && !old ? undefined : list.data;
  return (
    <>
      {old ? (
        <Callout
          tone="warning"
          role="status"
          className="mb-2"
          title={t("old")}
          actions={
            <Button size="sm" onClick={() => list.refetch()}>
              {t("retry")}
            </Button>
          }
        />
      ) : null}
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={page?.items ?? []}
        rowKey={(transaction) => transaction.id}
        rowHref={({ id }) => transactionAddress.href(`/transactions/${encodeURIComponent(id)}`, address)}
        rowScroll={false}
        currentKey={open ?? undefined}
        hidden={views.preferences.hidden}
        density={views.preferences.density}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        instead={
          <TransactionListInstead error={list.error} retry={list.refetch} filters={filters} chips={chips} />
        }
        footer={<TransactionPager page={page} onPage={filters.page} pending={list.isPlaceholderData} />}
        fill
      />
    </>
  );
}
