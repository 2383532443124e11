"use client";

import { useTranslations } from "next-intl";
import { PeriodFilter } from "@/components/audit/period-filter";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { DELIVERY_MARKS, DELIVERY_STATES, SIGNATURES, WEBHOOK_ACTIONS } from "@/lib/webhooks/vocabulary";
import type { DeliveryFilters } from "./delivery-params";
import { useActiveFilters } from "./use-active-filters";
import { useDeliveryWords } from "./use-delivery-words";

export function DeliveryFilterBar({ filters }: { filters: DeliveryFilters }) {
  const { params, filter } = filters;
  const t = useTranslations("webhooks");
  const words = useDeliveryWords();
  const active = useActiveFilters(filters);
  return (
    <FilterBar
      label={t("list.filters")}
      search={
        <SearchBox
          label={t("list.search")}
          value={params.q ?? ""}
          onSearch={(typed) => filter({ q: typed.trim() }, true)}
        />
      }
      active={active}
      onClear={filters.clear}
    >
      <FilterMenu
        label={t("filter.state")}
        options={DELIVERY_STATES.map((value) => ({ value, label: words.state(value) }))}
        selected={params.state ?? []}
        onChange={(state) => filter({ state })}
      />
      <FilterMenu
        label={t("filter.action")}
        options={WEBHOOK_ACTIONS.map((value) => ({ value, label: words.action(value) }))}
        selected={WEBHOOK_ACTIONS.filter((value) => params.action?.includes(value))}
        onChange={(action) => filter({ action })}
      />
      <FilterMenu
        label={t("filter.mark")}
        options={DELIVERY_MARKS.map((value) => ({ value, label: t(`markNames.${value}`) }))}
        selected={params.mark ?? []}
        onChange={(mark) => filter({ mark })}
      />
      <FilterMenu
        label={t("filter.signature")}
        options={SIGNATURES.map((value) => ({ value, label: words.signature(value) }))}
        selected={params.signature ?? []}
        onChange={(signature) => filter({ signature })}
      />
      <PeriodFilter
        from={params.from ?? ""}
        to={params.to ?? ""}
        onApply={({ from, to }) => filter({ from: from || null, to: to || null })}
      />
    </FilterBar>
  );
}
