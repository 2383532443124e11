"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import { useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { PeriodForm } from "@/components/ui/period-form";
import { Popover } from "@/components/ui/popover";
import { SearchBox } from "@/components/ui/search-box";
import type { TableColumn } from "@/components/ui/table-column";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { findDocumentHolder } from "@/components/users/find-document-holder";
import { UserFilter } from "@/components/users/user-filter";
import type { TransferFacets, TransferListItem } from "@/lib/transfers/schema";
import { AmountForm } from "./amount-form";
import type { TransferFilters } from "./transfer-params";
import { useStatusLabel, useTransferChips } from "./use-transfer-chips";

interface TransfersFilterBarProps {
  filters: TransferFilters;
  facets: TransferFacets;
  /** Whose transfers are shown, as far as a row tells the name. */
  userName: string | null;
  columns: readonly TableColumn<TransferListItem>[];
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
}

export function TransfersFilterBar(props: TransfersFilterBarProps) {
  const { filters, facets, userName, columns, preferences, onPreferences } = props;
  const { params, filter } = filters;
  const t = useTranslations("transfers");
  const active = useTransferChips(filters, facets, userName);
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
      active={active}
      onClear={filters.clear}
      end={<ColumnChooser columns={columns} preferences={preferences} onChange={onPreferences} />}
    >
      <Menus filters={filters} facets={facets} />
      <UserFilter onPick={(user) => filter({ user: user.id })} />
      <FilterSurface label={t("filter.amount")} set={Boolean(params.minAmount || params.maxAmount)}>
        {(close) => (
          <AmountForm
            minAmount={params.minAmount}
            maxAmount={params.maxAmount}
            currencies={params.currency ?? []}
            onApply={(bounds) => {
              close();
              filter(bounds);
            }}
          />
        )}
      </FilterSurface>
      <FilterSurface label={t("filter.period")} set={Boolean(params.from || params.to)}>
        {(close) => (
          <TransferPeriod
            params={params}
            onApply={(period) => {
              close();
              filter(period);
            }}
          />
        )}
      </FilterSurface>
    </FilterBar>
  );
}

function Menus({
  filters: { params, filter },
  facets,
}: {
  filters: TransferFilters;
  facets: TransferFacets;
}) {
  const t = useTranslations("transfers.filter");
  const statusLabel = useStatusLabel(facets);
  return (
    <>
      <FilterMenu
        label={t("status")}
        options={facets.statuses.map(({ word }) => ({ value: word, label: statusLabel(word) }))}
        selected={params.status ?? []}
        onChange={(status) => filter({ status })}
      />
      <FilterMenu
        label={t("currency")}
        options={facets.currencies.map((value) => ({ value, label: value }))}
        selected={params.currency ?? []}
        onChange={(currency) => filter({ currency })}
      />
    </>
  );
}

interface TransferPeriodProps {
  params: TransferFilters["params"];
  onApply: (period: { from: string; to: string }) => void;
}

function TransferPeriod({ params, onApply }: TransferPeriodProps) {
  const t = useTranslations("transfers");
  const zone = useTimeZone() ?? "UTC";
  const words = {
    from: t("filter.from"),
    to: t("filter.to"),
    zone: t("filter.zone", { zone }),
    beforeFrom: t("problem.beforeFrom"),
    apply: t("filter.apply"),
  };
  return <PeriodForm from={params.from ?? ""} to={params.to ?? ""} words={words} onApply={onApply} />;
}

interface FilterSurfaceProps {
  label: string;
  set: boolean;
  children: (close: () => void) => ReactNode;
}

/** The button of a filter that is more than a list of choices, and what it opens. */
function FilterSurface({ label, set, children }: FilterSurfaceProps) {
  return (
    <Popover
      label={label}
      className="w-72 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className={clsx(!set && "border-dashed text-muted")}>
          <Plus aria-hidden="true" className="text-faint" />
          {label}
        </Button>
      )}
    >
      {(close) => children(close)}
    </Popover>
  );
}
