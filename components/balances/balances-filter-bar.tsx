"use client";

import { useTranslations } from "next-intl";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import type { TableColumn } from "@/components/ui/table-column";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { findDocumentHolder } from "@/components/users/find-document-holder";
import type { BalanceItem } from "@/lib/balances/schema";
import type { BalanceFilters } from "./balance-params";

interface BalancesFilterBarProps {
  filters: BalanceFilters;
  currencies: readonly string[];
  columns: readonly TableColumn<BalanceItem>[];
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
}

export function BalancesFilterBar(props: BalancesFilterBarProps) {
  const { filters, currencies, columns, preferences, onPreferences } = props;
  const { params, filter } = filters;
  const t = useTranslations("balances");
  const chip = (id: "search" | "currency" | "low", value: string, change: object): ActiveFilter[] =>
    value ? [{ id, label: t(`filter.${id}`), value, onRemove: () => filter(change) }] : [];
  return (
    <FilterBar
      label={t("list.filters")}
      search={
        <SearchBox
          label={t("list.search")}
          value={params.q ?? ""}
          findDocument={findDocumentHolder}
          onSearch={(q) => q !== (params.q ?? "") && filter({ q: q.trim() || null }, true)}
        />
      }
      active={[
        ...chip("search", params.q ?? "", { q: null }),
        ...chip("currency", (params.currency ?? []).join(", "), { currency: null }),
        ...chip("low", params.low ? t("filter.lowYes") : "", { low: null }),
      ]}
      onClear={filters.clear}
      end={<ColumnChooser columns={columns} preferences={preferences} onChange={onPreferences} />}
    >
      <FilterMenu
        label={t("filter.currency")}
        options={currencies.map((value) => ({ value, label: value }))}
        selected={params.currency ?? []}
        onChange={(currency) => filter({ currency })}
      />
      <FilterMenu
        label={t("filter.low")}
        options={[{ value: "yes" as const, label: t("filter.lowYes") }]}
        selected={params.low ? [params.low] : []}
        onChange={([low]) => filter({ low: low ?? null })}
      />
    </FilterBar>
  );
}
