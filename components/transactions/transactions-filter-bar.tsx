"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { Popover } from "@/components/ui/popover";
import { SearchBox } from "@/components/ui/search-box";
import { Skeleton } from "@/components/ui/skeleton";
import type { TableColumn } from "@/components/ui/table-column";
import type { TransactionItem } from "@/lib/transactions/schema";
import type { FilterKind } from "./filter-form";
import type { TransactionChip } from "./use-transaction-chips";
import type { TransactionFilters } from "./use-transaction-filters";
import { STATUSES, TYPES, useTransactionLabels } from "./use-transaction-labels";

const FilterForm = dynamic(() => import("./filter-form").then((file) => file.FilterForm), {
  loading: () => <Skeleton className="h-40" />,
});

interface TransactionFilterMenusProps {
  filters: TransactionFilters;
  /** The currencies of the business' cards. */
  currencies: readonly string[];
}

function TransactionFilterMenus({ filters, currencies }: TransactionFilterMenusProps) {
  const { params, filter } = filters;
  const t = useTranslations("transactions.filters");
  const words = useTransactionLabels();
  const { status, type } = params;
  const menu = (kind: FilterKind, count: number) => (
    <FilterPopover label={t(kind)} count={count}>
      {(close) => <FilterForm {...{ kind, filters, currencies, close }} />}
    </FilterPopover>
  );
  const options = (known: readonly string[], chosen: string[] | null, word: (value: string) => string) =>
    [...new Set([...known, ...(chosen ?? [])])].map((value) => ({ value, label: word(value) }));
  return (
    <>
      {menu("time", params.period || params.from || params.to ? 1 : 0)}
      <FilterMenu
        label={t("status")}
        options={options(STATUSES, status, words.status)}
        selected={status ?? []}
        onChange={(chosen) => filter({ status: chosen })}
      />
      {menu("amount", (params.minAmount ? 1 : 0) + (params.maxAmount ? 1 : 0))}
      {menu("card", params.card?.length ?? 0)}
      {menu("user", params.user ? 1 : 0)}
      <FilterMenu
        label={t("type")}
        options={options(TYPES, type, words.type)}
        selected={type ?? []}
        onChange={(chosen) => filter({ type: chosen })}
      />
      {menu("currency", params.currency?.length ?? 0)}
      {menu("country", params.country?.length ?? 0)}
    </>
  );
}

interface FilterPopoverProps {
  label: string;
  /** How many values are chosen. */
  count: number;
  /** What is chosen from; it exists only while it is open. */
  children: (close: () => void) => ReactNode;
}

/** A filter's button and the surface that it opens, alike for all filters that are more than a short list. */
function FilterPopover({ label, count, children }: FilterPopoverProps) {
  return (
    <Popover
      label={label}
      className="w-72 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className={clsx(count === 0 && "border-dashed text-muted")}>
          <Plus aria-hidden="true" className="text-faint" />
          {label}
          {count > 0 ? (
            <span className="rounded-xs bg-accent-subtle px-1 text-accent-ink text-xs tabular-nums">
              {count}
            </span>
          ) : null}
        </Button>
      )}
    >
      {(close) => children(close)}
    </Popover>
  );
}

interface TransactionsFilterBarProps {
  filters: TransactionFilters;
  chips: readonly TransactionChip[];
  columns: readonly TableColumn<TransactionItem>[];
  currencies: readonly string[];
}

export function TransactionsFilterBar({ filters, chips, columns, currencies }: TransactionsFilterBarProps) {
  const { params, filter, clear, views } = filters;
  const t = useTranslations("transactions.list");
  const search = (q: string) => {
    if (q !== (params.q ?? "")) filter({ q: q.trim() || null }, true);
  };
  return (
    <FilterBar label={t("filters")} active={chips} onClear={clear}>
      <div className="flex w-full gap-2">
        <SearchBox label={t("search")} value={params.q ?? ""} onSearch={search} className="max-w-xl flex-1" />
        <span className="ml-auto">
          <ColumnChooser columns={columns} preferences={views.preferences} onChange={views.onPreferences} />
        </span>
      </div>
      <div className="flex w-full gap-2 [scrollbar-width:none] max-sm:-mx-4 max-sm:w-[calc(100%+2rem)] max-sm:contain-inline-size max-sm:overflow-x-auto max-sm:px-4 max-sm:py-0.5 sm:flex-wrap">
        <TransactionFilterMenus filters={filters} currencies={currencies} />
      </div>
    </FilterBar>
  );
}
