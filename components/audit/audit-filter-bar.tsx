"use client";

import { useTranslations } from "next-intl";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { AUDIT_OUTCOMES } from "@/lib/audit/constants";
import type { AuditFacets } from "@/lib/audit/schema";
import type { AuditFilters } from "./audit-params";
import { PeriodFilter } from "./period-filter";
import { useAuditLabels } from "./use-audit-labels";

export function AuditFilterBar({ filters, facets }: { filters: AuditFilters; facets: AuditFacets }) {
  const { params, filter } = filters;
  const t = useTranslations("audit");
  const words = useAuditLabels();
  const active = useActiveFilters(filters);
  const search = (q: string) => {
    if (q !== (params.q ?? "")) filter({ q: q.trim() || null }, true);
  };
  return (
    <FilterBar
      label={t("list.filters")}
      search={<SearchBox label={t("list.search")} value={params.q ?? ""} onSearch={search} />}
      active={active}
      onClear={filters.clear}
    >
      <FilterMenu
        label={t("filter.action")}
        options={facets.actions.map((value) => ({ value, label: words.action(value) }))}
        selected={params.action ?? []}
        onChange={(action) => filter({ action })}
      />
      <FilterMenu
        label={t("filter.outcome")}
        options={AUDIT_OUTCOMES.map((value) => ({ value, label: words.outcome(value) }))}
        selected={params.outcome ?? []}
        onChange={(outcome) => filter({ outcome })}
      />
      <FilterMenu
        label={t("filter.subjectType")}
        options={facets.subjectTypes.map((value) => ({ value, label: words.subjectType(value) }))}
        selected={params.subjectType ?? []}
        onChange={(subjectType) => filter({ subjectType })}
      />
      <PeriodFilter
        from={params.from ?? ""}
        to={params.to ?? ""}
        onApply={({ from, to }) => filter({ from: from || null, to: to || null })}
      />
    </FilterBar>
  );
}

type FilterName = "search" | "action" | "outcome" | "subjectType" | "subjectId" | "period";

/** One chip for each filter that is set. */
function useActiveFilters({ params, filter }: AuditFilters): ActiveFilter[] {
  const t = useTranslations("audit.filter");
  const words = useAuditLabels();
  const chip = (id: FilterName, value: string | null | undefined, onRemove: () => void): ActiveFilter[] =>
    value ? [{ id, label: t(id), value, onRemove }] : [];
  const { from, to } = params;
  const period =
    from && to
      ? t("between", { from, to })
      : from
        ? t("since", { day: from })
        : to && t("until", { day: to });
  return [
    ...chip("search", params.q, () => filter({ q: null })),
    ...chip("action", params.action?.map(words.action).join(", "), () => filter({ action: null })),
    ...chip("outcome", params.outcome?.map(words.outcome).join(", "), () => filter({ outcome: null })),
    ...chip("subjectType", params.subjectType?.map(words.subjectType).join(", "), () =>
      filter({ subjectType: null }),
    ),
    ...chip("subjectId", params.subjectId, () => filter({ subjectId: null })),
    ...chip("period", period, () => filter({ from: null, to: null })),
  ];
}
