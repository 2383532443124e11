"use client";

import { useLocale, useTranslations } from "next-intl";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import type { TableColumn } from "@/components/ui/table-column";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { countryName } from "@/lib/i18n/countries";
import type { UserFacets, UserListItem } from "@/lib/users/schema";
import { DocumentFinder } from "./document-finder";
import { findDocumentHolder } from "./find-document-holder";
import type { UserFilters } from "./user-params";

interface UsersFilterBarProps {
  filters: UserFilters;
  facets: UserFacets;
  /** Whether the viewer may look for document numbers. */
  mayDocument: boolean;
  columns: readonly TableColumn<UserListItem>[];
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
}

export function UsersFilterBar(props: UsersFilterBarProps) {
  const { filters, facets, mayDocument, columns, preferences, onPreferences } = props;
  const { params, filter } = filters;
  const t = useTranslations("users");
  const options = useOptions(facets);
  const words = (choices: { value: string; label: string }[], chosen: readonly string[]) =>
    chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? value).join(", ");
  const chip = (
    id: "search" | "status" | "card" | "country",
    value: string,
    change: object,
  ): ActiveFilter[] =>
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
        ...chip("status", words(options.status, params.status ?? []), { status: null }),
        ...chip("card", words(options.card, params.card ? [params.card] : []), { card: null }),
        ...chip("country", words(options.country, params.country ?? []), { country: null }),
      ]}
      onClear={filters.clear}
      end={<ColumnChooser columns={columns} preferences={preferences} onChange={onPreferences} />}
    >
      <FilterMenu
        label={t("filter.status")}
        options={options.status}
        selected={params.status ?? []}
        onChange={(status) => filter({ status })}
      />
      <FilterMenu
        label={t("filter.card")}
        options={options.card}
        selected={params.card ? [params.card] : []}
        onChange={([card]) => filter({ card: card ?? null })}
        single
      />
      <FilterMenu
        label={t("filter.country")}
        options={options.country}
        selected={params.country ?? []}
        onChange={(country) => filter({ country })}
      />
      {mayDocument ? <DocumentFinder /> : null}
    </FilterBar>
  );
}

function useOptions(facets: UserFacets) {
  const t = useTranslations("users");
  const locale = useLocale();
  const statusLabel = (status: string) => {
    const known = KNOWN_STATUSES.find((one) => one === status.toLowerCase());
    return known ? t(`status.${known}`) : status;
  };
  return {
    status: facets.statuses.map((value) => ({ value, label: statusLabel(value) })),
    card: [
      { value: "yes" as const, label: t("filter.cardYes") },
      { value: "no" as const, label: t("filter.cardNo") },
    ],
    country: facets.countries.map((value) => ({ value, label: countryName(value, locale) })),
  };
}

const KNOWN_STATUSES = ["active", "inactive", "suspended"] as const;
