"use client";

import { useTranslations } from "next-intl";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { TableColumn } from "@/components/ui/table-column";
import type { TablePreferences } from "@/components/ui/table-preferences";
import type { CardFacets, CardListItem } from "@/lib/cards/schema";
import type { CardFilters } from "./card-params";
import { HolderFilter } from "./holder-filter";

interface Option<Value extends string> {
  value: Value;
  label: string;
}

interface FilterOptions {
  status: Option<string>[];
  mode: Option<"B2B" | "B2C" | "unknown">[];
  form: Option<"Virtual" | "Physical" | "unknown">[];
  currency: Option<string>[];
  pressure: Option<string>[];
}

/** What each filter can be set to, in the viewer's words. Statuses and currencies are those that cards have. */
function useFilterOptions(facets: CardFacets): FilterOptions {
  const t = useTranslations("cards");
  const statusLabel = (status: string) => {
    const known = KNOWN_STATUSES.find((one) => one === status.toLowerCase());
    return known ? t(`status.${known}`) : status;
  };
  return {
    status: facets.statuses.map((value) => ({ value, label: statusLabel(value) })),
    mode: [
      { value: "B2B", label: t("mode.B2B") },
      { value: "B2C", label: t("mode.B2C") },
      { value: "unknown", label: t("filter.unknown") },
    ],
    form: [
      { value: "Virtual", label: t("form.Virtual") },
      { value: "Physical", label: t("form.Physical") },
      { value: "unknown", label: t("filter.unknown") },
    ],
    currency: facets.currencies.map((value) => ({ value, label: value })),
    pressure: ["75", "90", "100"].map((value) => ({
      value,
      label: t("filter.pressureOver", { percent: value }),
    })),
  };
}

const KNOWN_STATUSES = ["active", "locked", "terminated", "inactive"] as const;

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

/** One chip for each filter that is set. */
function useActiveFilters({ params, filter }: CardFilters, options: FilterOptions): ActiveFilter[] {
  const t = useTranslations("cards.filter");
  const chip = (
    id: "status" | "mode" | "form" | "holder" | "currency" | "pressure" | "search",
    value: string | null | undefined,
    onRemove: () => void,
  ): ActiveFilter[] => (value ? [{ id, label: t(id), value, onRemove }] : []);
  const pressure = params.pressure === null ? null : String(params.pressure);
  return [
    ...chip("search", params.q, () => filter({ q: null })),
    ...chip("status", words(options.status, params.status), () => filter({ status: null })),
    ...chip("mode", words(options.mode, params.mode), () => filter({ mode: null })),
    ...chip("form", words(options.form, params.form), () => filter({ form: null })),
    ...chip("holder", params.holder, () => filter({ holder: null })),
    ...chip("currency", params.currency?.join(", "), () => filter({ currency: null })),
    ...chip("pressure", pressure && t("pressureOver", { percent: pressure }), () =>
      filter({ pressure: null }),
    ),
  ];
}

function words(options: { value: string; label: string }[], chosen: string[] | null): string {
  const labels = (chosen ?? []).map(
    (value) => options.find((option) => option.value === value)?.label ?? value,
  );
  return labels.join(", ");
}
