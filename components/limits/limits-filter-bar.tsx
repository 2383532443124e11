"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { LIMIT_PERIODS, PRESSURE_STEPS } from "@/lib/limit-rules/constants";
import type { LimitFilters } from "./limit-params";
import { usePeriodName } from "./period-name";

interface LimitsFilterBarProps {
  filters: LimitFilters;
  currencies: readonly string[];
  end?: ReactNode;
}

/** The filters of the usage view. */
export function LimitsFilterBar({ filters, currencies, end }: LimitsFilterBarProps) {
  const t = useTranslations("limits");
  const { params, filter } = filters;
  const shown = [...(params.terminated ? ["terminated"] : []), ...(params.off ? ["off"] : [])];
  const names: Record<string, string> = { terminated: t("filter.terminated"), off: t("filter.rulesOff") };
  return (
    <FilterBar
      label={t("filter.label")}
      search={<LimitSearch filters={filters} />}
      active={useActive(filters, names, shown)}
      onClear={filters.clear}
      end={end}
    >
      <PeriodFilter filters={filters} />
      <FilterMenu
        label={t("filter.currency")}
        options={currencies.map((value) => ({ value, label: value }))}
        selected={params.currency ?? []}
        onChange={(currency) => filter({ currency })}
      />
      <FilterMenu
        label={t("filter.pressure")}
        options={PRESSURE_STEPS.map((percent) => ({
          value: String(percent),
          label: t("filter.over", { percent }),
        }))}
        selected={params.pressure === null ? [] : [String(params.pressure)]}
        onChange={([pressure]) => filter({ pressure: pressure ? Number(pressure) : null })}
        single
      />
      <FilterMenu
        label={t("filter.more")}
        options={Object.entries(names).map(([value, label]) => ({ value, label }))}
        selected={shown}
        onChange={(chosen) =>
          filter({ terminated: chosen.includes("terminated"), off: chosen.includes("off") })
        }
      />
    </FilterBar>
  );
}

export function LimitSearch({ filters: { params, filter } }: { filters: LimitFilters }) {
  const t = useTranslations("limits.filter");
  const search = (q: string) => {
    if (q !== (params.q ?? "")) filter({ q: q.trim() || null }, true);
  };
  return <SearchBox label={t("search")} value={params.q ?? ""} onSearch={search} />;
}

export function PeriodFilter({ filters: { params, filter } }: { filters: LimitFilters }) {
  const t = useTranslations("limits");
  return (
    <FilterMenu
      label={t("filter.period")}
      options={LIMIT_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
      selected={params.period ?? []}
      onChange={(period) => filter({ period })}
    />
  );
}

function useActive(
  { params, filter }: LimitFilters,
  names: Record<string, string>,
  shown: string[],
): ActiveFilter[] {
  const t = useTranslations("limits");
  const periodName = usePeriodName();
  const chip = (id: string, label: string, value: string | null | undefined, onRemove: () => void) =>
    value ? [{ id, label, value, onRemove }] : [];
  const periods = params.period?.map(periodName).join(", ");
  return [
    ...chip("q", t("filter.q"), params.q, () => filter({ q: null })),
    ...chip("period", t("filter.period"), periods, () => filter({ period: null })),
    ...chip("currency", t("filter.currency"), params.currency?.join(", "), () => filter({ currency: null })),
    ...chip(
      "pressure",
      t("filter.pressure"),
      params.pressure ? t("filter.over", { percent: params.pressure }) : null,
      () => filter({ pressure: null }),
    ),
    ...chip("more", t("filter.more"), shown.map((name) => names[name]).join(", "), () =>
      filter({ terminated: null, off: null }),
    ),
  ];
}
