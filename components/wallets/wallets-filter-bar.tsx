"use client";

import { useTranslations } from "next-intl";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import type { TableColumn } from "@/components/ui/table-column";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { findDocumentHolder } from "@/components/users/find-document-holder";
import { UserFilter } from "@/components/users/user-filter";
import type { WalletFacets, WalletListItem } from "@/lib/wallets/schema";
import type { WalletFilters } from "./wallet-params";
import { useWalletStatus } from "./wallet-status-badge";

interface WalletsFilterBarProps {
  filters: WalletFilters;
  facets: WalletFacets;
  /** Whose wallets are shown, as far as a row tells the name. */
  userName: string | null;
  columns: readonly TableColumn<WalletListItem>[];
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
}

export function WalletsFilterBar(props: WalletsFilterBarProps) {
  const { filters, facets, userName, columns, preferences, onPreferences } = props;
  const { params, filter } = filters;
  const t = useTranslations("wallets");
  const statusLabel = useWalletStatus();
  const statuses = facets.statuses.map((value) => ({ value, label: statusLabel(value) }));
  const chip = (
    id: "search" | "status" | "network" | "currency" | "user",
    value: string,
    change: object,
  ): ActiveFilter[] =>
    value ? [{ id, label: t(`filter.${id}`), value, onRemove: () => filter(change) }] : [];
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
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
        ...chip("status", (params.status ?? []).map(statusLabel).join(", "), { status: null }),
        ...chip("network", (params.network ?? []).join(", "), { network: null }),
        ...chip("currency", (params.currency ?? []).join(", "), { currency: null }),
        ...chip("user", params.user ? (userName ?? params.user) : "", { user: null }),
      ]}
      onClear={filters.clear}
      end={<ColumnChooser columns={columns} preferences={preferences} onChange={onPreferences} />}
    >
      <FilterMenu
        label={t("filter.status")}
        options={statuses}
        selected={params.status ?? []}
        onChange={(status) => filter({ status })}
      />
      <FilterMenu
        label={t("filter.network")}
        options={options(facets.networks)}
        selected={params.network ?? []}
        onChange={(network) => filter({ network })}
      />
      <FilterMenu
        label={t("filter.currency")}
        options={options(facets.currencies)}
        selected={params.currency ?? []}
        onChange={(currency) => filter({ currency })}
      />
      <UserFilter onPick={(user) => filter({ user: user.id })} />
    </FilterBar>
  );
}
