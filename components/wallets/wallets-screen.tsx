"use client";

import { useQuery } from "@tanstack/react-query";
import WalletIcon from "lucide-react/icons/wallet";
import { useTranslations } from "next-intl";
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
import type { OperationDto } from "@/lib/operations/schema";
import { walletKeys, walletListOptions } from "@/lib/wallets/query-options";
import type { WalletFacets } from "@/lib/wallets/schema";
import { useWalletColumns } from "./wallet-columns";
import { toWalletQuery, type WalletFilters, walletAddress } from "./wallet-params";
import { useWalletUser } from "./wallet-user";
import { WalletsFilterBar } from "./wallets-filter-bar";
import { WalletsHeader } from "./wallets-header";

interface WalletsScreenProps {
  facets: WalletFacets;
  mayCreate: boolean;
  preferences: TablePreferences;
  /** When the mirror was last in step with the issuer; null: never. */
  syncedAt: string | null;
  /** A creation of the viewer's whose outcome is not known yet. */
  undecided: OperationDto | null;
}

/** All mirrored wallets: filters and place in the address. */
export function WalletsScreen(props: WalletsScreenProps) {
  const { facets, mayCreate, preferences: initial, syncedAt, undecided } = props;
  const t = useTranslations("wallets");
  const words = useTranslations("wallets.list");
  const filters = useAddress(walletAddress);
  const [preferences, setPreferences] = useTablePreferences("wallets", initial);
  const columns = useWalletColumns();
  const list = useQuery(walletListOptions(toWalletQuery(filters.params)));
  const nameOf = useWalletUser();
  const { user } = filters.params;
  const shown = list.data?.items.find((wallet) => wallet.user?.id === user);
  const screen = useRef<HTMLDivElement>(null);
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  useListKeys(screen);
  return (
    <>
      <WalletsHeader
        mayCreate={mayCreate}
        syncedAt={syncedAt}
        refresh={list.refetch}
        pending={list.isFetching}
        undecided={undecided}
        facets={facets}
        userId={user}
      />
      <div ref={screen}>
        <WalletsFilterBar
          filters={filters}
          facets={facets}
          userName={shown ? nameOf(shown.user) : null}
          columns={columns}
          preferences={preferences}
          onPreferences={setPreferences}
        />
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={list.isError ? [] : (list.data?.items ?? [])}
          rowKey={(wallet) => wallet.id}
          rowHref={(wallet) => `/wallets/${encodeURIComponent(wallet.id)}`}
          hidden={preferences.hidden}
          density={preferences.density}
          state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
          emptyState={<WalletListEmptyState error={list.error} retry={list.refetch} filters={filters} />}
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

const LIVE_TOPICS = ["wallets"] as const;
const LIVE_KEYS = [walletKeys.lists];

interface WalletListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: WalletFilters;
}

/** What stands in the place of wallets: why there are none, and the next step. */
function WalletListEmptyState({ error, retry, filters }: WalletListEmptyStateProps) {
  const t = useTranslations("wallets");
  return (
    <ListEmptyState
      error={error}
      retry={retry}
      filtered={filters.active}
      clear={filters.clear}
      icon={<WalletIcon aria-hidden="true" />}
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
