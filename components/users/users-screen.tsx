"use client";

import { useQuery } from "@tanstack/react-query";
import Users from "lucide-react/icons/users";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useListSelection } from "@/components/bulk/list-selection";
import type { BulkMay } from "@/components/bulk/selection-bar";
import { useListKeys } from "@/components/cards/use-list-keys";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { DataTable } from "@/components/ui/data-table";
import { ListEmptyState } from "@/components/ui/list-empty-state";
import { ListPager } from "@/components/ui/list-pager";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { useTablePreferences } from "@/components/ui/use-table-preferences";
import type { ActionError } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";
import { userKeys, userListOptions } from "@/lib/users/query-options";
import type { UserFacets } from "@/lib/users/schema";
import { useUserColumns } from "./user-columns";
import { userName } from "./user-name";
import { toUserQuery, type UserFilters, userAddress } from "./user-params";
import { UsersFilterBar } from "./users-filter-bar";
import { UsersHeader } from "./users-header";

interface UsersScreenProps {
  facets: UserFacets;
  may: { create: boolean; document: boolean; import: boolean };
  preferences: TablePreferences;
  /** When the mirror was last in step with the issuer; null: never. */
  syncedAt: string | null;
  /** A creation of the viewer's whose outcome is not known yet. */
  undecided: OperationDto | null;
  /** What may be done with selected users. */
  bulk: BulkMay;
}

/** All registered users: filters and place in the address, rows from the register. */
export function UsersScreen({
  facets,
  may,
  preferences: initial,
  syncedAt,
  undecided,
  bulk,
}: UsersScreenProps) {
  const t = useTranslations("users");
  const words = useTranslations("users.list");
  const filters = useAddress(userAddress);
  const [preferences, setPreferences] = useTablePreferences("users", initial);
  const columns = useUserColumns();
  const query = toUserQuery(filters.params);
  const list = useQuery(userListOptions(query));
  const rows = list.isError ? [] : (list.data?.items ?? []);
  const names = new Map(rows.map((user) => [user.id, userName(user)]));
  const { selection, bar } = useListSelection({
    noun: "users",
    query,
    names,
    total: list.data?.total,
    may: bulk,
  });
  const screen = useRef<HTMLDivElement>(null);
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  useListKeys(screen);
  return (
    <>
      <UsersHeader
        mayCreate={may.create}
        mayImport={may.import}
        syncedAt={syncedAt}
        refresh={list.refetch}
        pending={list.isFetching}
        undecided={undecided}
      />
      <div ref={screen}>
        <UsersFilterBar
          filters={filters}
          facets={facets}
          mayDocument={may.document}
          columns={columns}
          preferences={preferences}
          onPreferences={setPreferences}
        />
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={rows}
          rowKey={(user) => user.id}
          rowHref={(user) => `/users/${encodeURIComponent(user.id)}`}
          hidden={preferences.hidden}
          density={preferences.density}
          {...(selection ? { selection } : {})}
          state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
          emptyState={<UserListEmptyState error={list.error} retry={list.refetch} filters={filters} />}
          footer={
            <ListPager
              page={list.data}
              onPage={filters.page}
              pending={list.isPlaceholderData}
              words={words}
            />
          }
          fill
        />
        {bar}
      </div>
    </>
  );
}

const LIVE_TOPICS = ["users", "cards"] as const;
const LIVE_KEYS = [userKeys.lists];

interface UserListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: UserFilters;
}

/** What stands in the place of users: why there are none, and the next step. */
function UserListEmptyState({ error, retry, filters }: UserListEmptyStateProps) {
  const t = useTranslations("users");
  return (
    <ListEmptyState
      error={error}
      retry={retry}
      filtered={Object.values(filters.params).some((value) => value !== null)}
      clear={filters.clear}
      icon={<Users aria-hidden="true" />}
      words={{
        clear: t("empty.clear"),
        filterRefused: t("list.filterRefused"),
        retry: t("list.retry"),
        noMatch: t("empty.noMatch"),
        noMatchText: t("empty.noMatchText"),
        title: t("empty.title"),
        text: t("empty.text"),
      }}
    />
  );
}
