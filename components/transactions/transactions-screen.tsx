"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import { useRef } from "react";
import { useListKeys } from "@/components/cards/use-list-keys";
import { useReplaceWhileOpen } from "@/components/cards/use-replace-while-open";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { MissingViewNotice } from "@/components/views/missing-view-notice";
import type { ActionError } from "@/lib/core/result";
import { transactionKeys, transactionListOptions } from "@/lib/transactions/query-options";
import { NewerPill } from "./newer-pill";
import { useTransactionColumns } from "./transaction-columns";
import { TransactionTable } from "./transaction-table";
import { TransactionsFilterBar } from "./transactions-filter-bar";
import { TransactionsHeader } from "./transactions-header";
import { useFreshRows } from "./use-fresh-rows";
import { useNewerCount } from "./use-newer-count";
import { useTransactionChips } from "./use-transaction-chips";
import { useTransactionFilters } from "./use-transaction-filters";

interface TransactionsScreenProps {
  /** The currencies of the business' cards. */
  currencies: readonly string[];
  preferences: TablePreferences;
  /** When the mirror was last in step with the issuer; null: never. */
  syncedAt: string | null;
  mayExport: boolean;
}

/** All transactions: filters, place and view in the address, rows from the mirror, a row's detail as a panel beside them. */
export function TransactionsScreen(props: TransactionsScreenProps) {
  const { currencies, preferences, syncedAt, mayExport } = props;
  const filters = useTransactionFilters(preferences);
  const { views, query } = filters;
  const chips = useTransactionChips(filters);
  const list = useQuery({ ...transactionListOptions(query), retry: mayPass });
  const newer = useNewerCount(query);
  const shown = list.isPlaceholderData || list.isError ? undefined : list.data;
  const ids = shown?.items.map((item) => item.id);
  const columns = useTransactionColumns(useFreshRows(JSON.stringify(query), ids));
  const screen = useRef<HTMLDivElement>(null);
  const open = useOpenTransaction();
  useListKeys(screen);
  useLiveRefresh({ topics: TOPICS, keys: KEYS });
  const replaceWhileOpen = useReplaceWhileOpen(open !== null);

  return (
    <>
      <TransactionsHeader
        views={views}
        syncedAt={syncedAt}
        refresh={list.refetch}
        pending={list.isPlaceholderData}
        exported={mayExport ? query : null}
      />
      {views.missing ? <MissingViewNotice onShowAll={() => views.choose(null)} /> : null}
      <div
        ref={screen}
        onClickCapture={replaceWhileOpen}
        className={clsx(FRESH_ROWS, chips.length > 0 && ROOM_FOR_CHIPS)}
      >
        <TransactionsFilterBar filters={filters} chips={chips} columns={columns} currencies={currencies} />
        <NewerPill {...newer} onShow={() => filters.page(null)} />
        <TransactionTable list={list} filters={filters} chips={chips} columns={columns} open={open} />
      </div>
    </>
  );
}

const TOPICS = ["transactions"] as const;
const KEYS = [[...transactionKeys.all, "list"]];
const FRESH_ROWS =
  "[&_tr]:transition-colors [&_tr]:duration-1000 [&_tr:has([data-fresh])]:bg-success-subtle [&_tr:has([data-fresh])]:duration-0";
/** The table ends with the window, a line of chips included. */
const ROOM_FOR_CHIPS = "sm:[&_section]:max-h-[calc(100dvh-20.75rem)]!";

/** A refusal stays one; only what failed may work the second time. */
function mayPass(failures: number, error: { error: ActionError }): boolean {
  return failures < 1 && navigator.onLine && error.error.code === "INTERNAL";
}

/** The transaction whose panel is open beside the list. */
function useOpenTransaction(): string | null {
  const [, , transactionId] = usePathname().split("/");
  return transactionId ? decodeURIComponent(transactionId) : null;
}
