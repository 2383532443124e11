"use client";

import { useTranslations } from "next-intl";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { FilterBar } from "@/components/ui/filter-bar";
import { SearchBox } from "@/components/ui/search-box";
import type { TableColumn } from "@/components/ui/table-column";
import type { TransactionItem } from "@/lib/transactions/schema";
import { TransactionFilterMenus } from "./transaction-filter-menus";
import type { TransactionChip } from "./use-transaction-chips";
import type { TransactionFilters } from "./use-transaction-filters";

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
