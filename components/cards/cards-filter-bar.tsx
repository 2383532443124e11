"use client";

import { useTranslations } from "next-intl";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { TableColumn } from "@/components/ui/table-column";
import type { TablePreferences } from "@/components/ui/table-preferences";
import type { CardFacets, CardListItem } from "@/lib/cards/schema";
import type { CardFilters } from "./card-params";
import { HolderFilter } from "./holder-filter";
import { useActiveFilters } from "./use-active-filters";
import { useFilterOptions } from "./use-filter-options";

interface CardsFilterBarProps {
  filters: CardFilters;
  facets: CardFacets;
  columns: readonly TableColumn<CardListItem>[];
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
}

export function CardsFilterBar(props: CardsFilterBarProps) {
  const { filters, facets, columns, preferences, onPreferences } = props;
  const { params, filter } = filters;
  const t = useTranslations("cards");
  const options = useFilterOptions(facets);
  const active = useActiveFilters(filters, options);
  const search = (q: string) => {
    if (q !== (params.q ?? "")) filter({ q: q.trim() || null }, true);
  };
  return (
    <FilterBar
      label={t("list.filters")}
      search={<SearchBox label={t("list.search")} value={params.q ?? ""} onSearch={search} />}
      active={active}
      onClear={filters.clear}
      end={
        <>
          <SegmentedControl
            label={t("list.sort")}
            value={params.sort}
            onChange={(sort) => filter({ sort })}
            options={[
              { value: "newest", label: <Nowrap>{t("list.sortNewest")}</Nowrap> },
              { value: "pressure", label: <Nowrap>{t("list.sortPressure")}</Nowrap> },
            ]}
          />
          <ColumnChooser columns={columns} preferences={preferences} onChange={onPreferences} />
        </>
      }
    >
      <FilterMenu
        label={t("filter.status")}
        options={options.status}
        selected={params.status ?? []}
        onChange={(status) => filter({ status })}
      />
      <FilterMenu
        label={t("filter.mode")}
        options={options.mode}
        selected={params.mode ?? []}
        onChange={(mode) => filter({ mode })}
      />
      <FilterMenu
        label={t("filter.form")}
        options={options.form}
        selected={params.form ?? []}
        onChange={(form) => filter({ form })}
      />
      <HolderFilter value={params.holder ?? ""} onApply={(holder) => filter({ holder: holder || null })} />
      <FilterMenu
        label={t("filter.currency")}
        options={options.currency}
        selected={params.currency ?? []}
        onChange={(currency) => filter({ currency })}
      />
      <FilterMenu
        label={t("filter.pressure")}
        options={options.pressure}
        selected={params.pressure === null ? [] : [String(params.pressure)]}
        onChange={([pressure]) => filter({ pressure: pressure ? Number(pressure) : null })}
        single
      />
    </FilterBar>
  );
}

function Nowrap({ children }: { children: string }) {
  return <span className="whitespace-nowrap">{children}</span>;
}
