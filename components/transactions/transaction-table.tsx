"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { DeniedState } from "@/components/ui/denied-state";
import { Pager } from "@/components/ui/pager";
import type { TableColumn } from "@/components/ui/table-column";
import { formatNumber } from "@/lib/core/format";
import type { ActionError } from "@/lib/core/result";
import type { TransactionItem, TransactionPage } from "@/lib/transactions/schema";
import { transactionAddress } from "./transaction-params";
import type { TransactionChip } from "./use-transaction-chips";
import type { TransactionFilters } from "./use-transaction-filters";

const NoMatch = dynamic(() => import("./no-match").then((file) => file.NoMatch), { loading: () => null });
const NothingYet = dynamic(() => import("./nothing-yet").then((file) => file.NothingYet), {
  loading: () => null,
});

interface TransactionListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: TransactionFilters;
  chips: readonly TransactionChip[];
}

/** What stands in the place of rows: why there are none, and the next step. */
function TransactionListEmptyState({ error, retry, filters, chips }: TransactionListEmptyStateProps) {
  const t = useTranslations("transactions.list");
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    return (
      <div className="p-4">
        <Refused fields={error.error.fields ?? {}} clear={filters.clear} />
      </div>
    );
  }
  if (error) {
    return (
      <div className="p-4">
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => retry()}>{t("retry")}</Button>}
        />
      </div>
    );
  }
  return chips.length > 0 ? <NoMatch filters={filters} chips={chips} /> : <NothingYet />;
}

const PROBLEMS = [
  "tooLong",
  "currencyFormat",
  "amountFormat",
  "timeFormat",
  "belowMin",
  "beforeFrom",
  "fullCardNumber",
  "unknownField",
] as const;

function Refused({ fields, clear }: { fields: Record<string, string>; clear: () => void }) {
  const t = useTranslations("transactions");
  const [problem] = Object.values(fields);
  const known = PROBLEMS.find((one) => one === problem) ?? "invalid";
  return (
    <Callout
      tone="danger"
      role="alert"
      title={t("list.refused")}
      actions={<Button onClick={clear}>{t("list.clear")}</Button>}
    >
      {t(`filters.problem.${known}`)}
    </Callout>
  );
}

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
        emptyState={
          <TransactionListEmptyState
            error={list.error}
            retry={list.refetch}
            filters={filters}
            chips={chips}
          />
        }
        footer={<TransactionPager page={page} onPage={filters.page} pending={list.isPlaceholderData} />}
        fill
      />
    </>
  );
}

interface TransactionPagerProps {
  page: TransactionPage | undefined;
  onPage: (cursor: string) => void;
  pending: boolean;
}

function TransactionPager({ page, onPage, pending }: TransactionPagerProps) {
  const t = useTranslations("transactions.list");
  const locale = useLocale();
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => onPage(cursor), pending } : undefined;
  const count = page?.total.count ?? 0;
  const numbers = {
    shown: formatNumber(page?.items.length ?? 0, locale),
    total: formatNumber(count, locale),
  };
  return (
    <Pager
      newer={step(page?.previousCursor)}
      older={step(page?.nextCursor)}
      summary={page ? (page.total.capped ? t("capped", numbers) : t("summary", { ...numbers, count })) : null}
    />
  );
}
