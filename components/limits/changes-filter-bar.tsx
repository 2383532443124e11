"use client";

import { useTranslations } from "next-intl";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { Input } from "@/components/ui/input";
import type { LimitFilters } from "./limit-params";
import { LimitSearch, PeriodFilter } from "./limits-filter-bar";
import { usePeriodName } from "./period-name";

/** The filters of the log of changes. */
export function ChangesFilterBar({ filters }: { filters: LimitFilters }) {
  const t = useTranslations("limits.filter");
  const { params, filter } = filters;
  return (
    <FilterBar
      label={t("label")}
      search={<LimitSearch filters={filters} />}
      active={useActive(filters)}
      onClear={filters.clear}
    >
      <PeriodFilter filters={filters} />
      <FilterMenu
        label={t("origin")}
        options={(["here", "elsewhere"] as const).map((value) => ({ value, label: t(value) }))}
        selected={params.origin ? [params.origin] : []}
        onChange={([origin]) =>
          filter({ origin: origin === "here" || origin === "elsewhere" ? origin : null })
        }
        single
      />
      {(["from", "to"] as const).map((end) => (
        <span key={end} className="inline-flex items-center gap-1.5 text-muted text-xs">
          <span aria-hidden="true">{t(end)}</span>
          <Input
            type="date"
            aria-label={t(end)}
            value={params[end] ?? ""}
            onChange={(event) => filter({ [end]: event.target.value || null })}
            className="w-36"
          />
        </span>
      ))}
    </FilterBar>
  );
}

function useActive({ params, filter }: LimitFilters): ActiveFilter[] {
  const t = useTranslations("limits.filter");
  const periodName = usePeriodName();
  const chip = (id: "q" | "period" | "origin" | "from" | "to", value: string | null | undefined) =>
    value ? [{ id, label: t(id), value, onRemove: () => filter({ [id]: null }) }] : [];
  return [
    ...chip("q", params.q),
    ...chip("period", params.period?.map(periodName).join(", ")),
    ...chip("origin", params.origin ? t(params.origin) : null),
    ...chip("from", params.from),
    ...chip("to", params.to),
  ];
}
