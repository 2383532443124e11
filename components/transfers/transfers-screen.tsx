"use client";

import { useQuery } from "@tanstack/react-query";
import ArrowLeftRight from "lucide-react/icons/arrow-left-right";
import { useTimeZone, useTranslations } from "next-intl";
import { useRef } from "react";
import { useListKeys } from "@/components/cards/use-list-keys";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { DataTable } from "@/components/ui/data-table";
import { ListEmptyState } from "@/components/ui/list-empty-state";
import { ListPager } from "@/components/ui/list-pager";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { useTablePreferences } from "@/components/ui/use-table-preferences";
import type { ActionError } from "@/lib/core/result";
import { transferKeys, transferListOptions } from "@/lib/transfers/query-options";
import type { TransferFacets, TransferListItem } from "@/lib/transfers/schema";
import { useTransferColumns } from "./transfer-columns";
import { type TransferFilters, toTransferQuery, transferAddress } from "./transfer-params";
import { useTransferUser } from "./transfer-user";
import { TransfersFilterBar } from "./transfers-filter-bar";
import { TransfersHeader } from "./transfers-header";

interface TransfersScreenProps {
  facets: TransferFacets;
  mayCreate: boolean;
  preferences: TablePreferences;
  /** When the mirror was last in step with the issuer; null: never. */
  syncedAt: string | null;
}

/** All mirrored transfers: filters and place in the address. */
export function TransfersScreen(props: TransfersScreenProps) {
  const { facets, mayCreate, preferences: initial, syncedAt } = props;
  const t = useTranslations("transfers");
  const words = useTranslations("transfers.list");
  const filters = useAddress(transferAddress);
  const [preferences, setPreferences] = useTablePreferences("transfers", initial);
  const columns = useTransferColumns();
  const zone = useTimeZone() ?? "UTC";
  const list = useQuery(transferListOptions(toTransferQuery(filters.params, zone)));
  const rows = list.isError ? [] : (list.data?.items ?? []);
  const userName = useNameIn(rows, filters.params.user);
  const screen = useRef<HTMLDivElement>(null);
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  useListKeys(screen);
  return (
    <>
      <TransfersHeader mayCreate={mayCreate} syncedAt={syncedAt} facets={facets} filters={filters} />
      <div ref={screen}>
        <TransfersFilterBar
          filters={filters}
          facets={facets}
          userName={userName}
          columns={columns}
          preferences={preferences}
          onPreferences={setPreferences}
        />
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={rows}
          rowKey={(transfer) => transfer.id}
          rowHref={(transfer) => `/transfers/${encodeURIComponent(transfer.id)}`}
          hidden={preferences.hidden}
          density={preferences.density}
          state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
          emptyState={<TransferListEmptyState error={list.error} retry={list.refetch} filters={filters} />}
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
      </div>
    </>
  );
}

const LIVE_TOPICS = ["transfers", "operations"] as const;
const LIVE_KEYS = [transferKeys.lists, transferKeys.undecided];

/** The name of the user that is filtered by, as a row tells it. */
function useNameIn(rows: readonly TransferListItem[], id: string | null): string | null {
  const nameOf = useTransferUser();
  const user = rows.flatMap(({ sender, receiver }) => [sender, receiver]).find((one) => one?.id === id);
  return user ? nameOf(user) : null;
}

interface TransferListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: TransferFilters;
}

/** What stands in the place of transfers: why there are none, and the next step. */
function TransferListEmptyState({ error, retry, filters }: TransferListEmptyStateProps) {
  const t = useTranslations("transfers");
  return (
    <ListEmptyState
      error={error}
      retry={retry}
      filtered={filters.active}
      clear={filters.clear}
      icon={<ArrowLeftRight aria-hidden="true" />}
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
