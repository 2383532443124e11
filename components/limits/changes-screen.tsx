"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { cardAddress } from "@/components/cards/card-params";
import { useAddress } from "@/components/list/use-address";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { TipMark } from "@/components/ui/info-tip";
import { Input } from "@/components/ui/input";
import { Money } from "@/components/ui/money";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { limitChangeOptions } from "@/lib/limits/query-options";
import type { LimitChangeItem } from "@/lib/limits/schema";
import { LimitCardCell } from "./limit-card-cell";
import { LimitListEmptyState } from "./limit-list-empty-state";
import { LimitPager } from "./limit-pager";
import { type LimitFilters, limitAddress, toLimitChangeQuery } from "./limit-params";
import { LimitSearch, PeriodFilter } from "./limits-filter-bar";
import { usePeriodName } from "./period-name";

/** The issuer's log of limit changes over all cards, newest first. */
export function ChangesScreen() {
  const t = useTranslations("limits");
  const filters = useAddress(limitAddress);
  const list = useQuery(limitChangeOptions(toLimitChangeQuery(filters.params)));
  return (
    <>
      <ChangesFilterBar filters={filters} />
      <DataTable
        caption={t("tabs.changes")}
        columns={useChangeColumns()}
        rows={list.isError ? [] : (list.data?.items ?? [])}
        rowKey={(row) => row.id}
        rowHref={(row) => cardAddress.href(`/cards/${encodeURIComponent(row.card.id)}`, {})}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        emptyState={
          <LimitListEmptyState
            kind="changesEmpty"
            error={list.error}
            retry={list.refetch}
            clear={filters.clear}
          />
        }
        footer={<LimitPager page={list.data} filters={filters} pending={list.isPlaceholderData} />}
        fill
      />
    </>
  );
}

function useChangeColumns(): TableColumn<LimitChangeItem>[] {
  const t = useTranslations("limits");
  const periodName = usePeriodName();
  const amount = (value: string, row: LimitChangeItem) =>
    /^0*(\.0*)?$/.test(value) ? <Badge>{t("off")}</Badge> : <Money amount={value} currency={row.currency} />;
  return [
    {
      id: "card",
      header: t("columns.card"),
      fixed: true,
      narrow: "title",
      className: "min-w-52",
      cell: (row) => <LimitCardCell card={row.card} />,
    },
    {
      id: "when",
      header: t("columns.when"),
      narrow: "trailing",
      sort: "descending",
      cell: (row) => <Time value={row.changedAt} show="column" />,
    },
    {
      id: "period",
      header: t("columns.period"),
      cell: (row) =>
        row.period === null ? (
          <TipMark className="text-faint" tip={t("unknownRule")}>
            {t("filter.unknown")}
          </TipMark>
        ) : (
          <TipMark tip={row.periodSource === "derived" ? t("derived") : undefined}>
            {periodName(row.period)}
            {row.periodSource === "derived" ? <span className="text-faint"> ≈</span> : null}
          </TipMark>
        ),
    },
    {
      id: "previous",
      header: t("columns.previous"),
      align: "end",
      cell: (row) => (row.previous === null ? null : amount(row.previous, row)),
    },
    { id: "amount", header: t("columns.amount"), align: "end", cell: (row) => amount(row.amount, row) },
    {
      id: "remark",
      header: t("columns.remark"),
      cell: (row) => (row.remark ? <Stranger>{row.remark}</Stranger> : null),
    },
    {
      id: "actor",
      header: t("columns.actor"),
      cell: (row) => row.actorName ?? <span className="text-faint">{t("notHere")}</span>,
    },
  ];
}

/** The filters of the log of changes. */
function ChangesFilterBar({ filters }: { filters: LimitFilters }) {
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
