"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import ArrowUp from "lucide-react/icons/arrow-up";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useListKeys } from "@/components/cards/use-list-keys";
import { useReplaceWhileOpen } from "@/components/cards/use-replace-while-open";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Button } from "@/components/ui/button";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { MissingViewNotice } from "@/components/views/missing-view-notice";
import { formatNumber } from "@/lib/core/format";
import type { ActionError } from "@/lib/core/result";
import { transactionKeys, transactionListOptions } from "@/lib/transactions/query-options";
import type { TransactionQuery } from "@/lib/transactions/schema";
import { useTransactionColumns } from "./transaction-columns";
import { TransactionTable } from "./transaction-table";
import { TransactionsFilterBar } from "./transactions-filter-bar";
import { TransactionsHeader } from "./transactions-header";
import { useFreshRows } from "./use-fresh-rows";
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

/**
 * How many transactions that match came to the top of the list since the viewer is on a deeper page; `more` when there
 * are more than can be told. Nothing on the first page, where they are seen.
 */
function useNewerCount(query: TransactionQuery): { count: number; more: boolean } {
  const { cursor, ...top } = query;
  const list = JSON.stringify(top);
  const { data } = useQuery({
    ...transactionListOptions(top),
    enabled: cursor !== undefined,
    placeholderData: undefined,
  });
  const ids = data?.items.map((item) => item.id);
  const [start, setStart] = useState<{ list: string; first: string | null } | null>(null);
  if (cursor === undefined) {
    if (start) setStart(null);
  } else if (ids && start?.list !== list) setStart({ list, first: ids[0] ?? null });
  if (!ids || !start || start.list !== list) return { count: 0, more: false };
  const at = start.first === null ? ids.length : ids.indexOf(start.first);
  return at < 0 ? { count: ids.length, more: true } : { count: at, more: false };
}

interface NewerPillProps {
  count: number;
  more: boolean;
  onShow: () => void;
}

/** On a deeper page: how many came to the top meanwhile, and the way there. It lies over the heading, so nothing shifts. */
function NewerPill({ count, more, onShow }: NewerPillProps) {
  const t = useTranslations("transactions.list");
  const locale = useLocale();
  return (
    <div aria-live="polite" className="relative z-10 h-0">
      {count > 0 ? (
        <div className="pointer-events-none absolute inset-x-0 top-0.5 flex justify-center">
          <Button
            size="sm"
            variant="primary"
            className="pointer-events-auto rounded-full! shadow-lg!"
            onClick={onShow}
          >
            <ArrowUp aria-hidden="true" />
            {more ? t("newerMany", { count: formatNumber(count, locale) }) : t("newer", { count })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
