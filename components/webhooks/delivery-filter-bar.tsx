"use client";

import { useTranslations } from "next-intl";
import { PeriodFilter } from "@/components/audit/period-filter";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { DELIVERY_MARKS, DELIVERY_STATES, SIGNATURES, WEBHOOK_ACTIONS } from "@/lib/webhooks/constants";
import type { DeliveryFilters } from "./delivery-params";
import { useDeliveryLabels } from "./use-delivery-labels";

export function DeliveryFilterBar({ filters }: { filters: DeliveryFilters }) {
  const { params, filter } = filters;
  const t = useTranslations("webhooks");
  const words = useDeliveryLabels();
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

type FilterName = "search" | "state" | "signature" | "action" | "mark" | "period";

/** One chip for each filter that is set. */
function useActiveFilters({ params, filter }: DeliveryFilters): ActiveFilter[] {
  const t = useTranslations("webhooks");
  const words = useDeliveryLabels();
  const chip = (id: FilterName, value: string | null | undefined, onRemove: () => void): ActiveFilter[] =>
    value ? [{ id, label: t(`filter.${id}`), value, onRemove }] : [];
  const { from, to } = params;
  const period =
    from && to
      ? t("filter.between", { from, to })
      : from
        ? t("filter.since", { day: from })
        : to && t("filter.until", { day: to });
  const marks = params.mark?.map((mark) => t(`markNames.${mark}`));
  return [
    ...chip("search", params.q, () => filter({ q: null })),
    ...chip("state", params.state?.map(words.state).join(", "), () => filter({ state: null })),
    ...chip("signature", params.signature?.map(words.signature).join(", "), () =>
      filter({ signature: null }),
    ),
    ...chip("action", params.action?.map(words.action).join(", "), () => filter({ action: null })),
    ...chip("mark", marks?.join(", "), () => filter({ mark: null })),
    ...chip("period", period, () => filter({ from: null, to: null })),
  ];
}
