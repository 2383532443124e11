"use client";

import { useQuery } from "@tanstack/react-query";
import Bell from "lucide-react/icons/bell";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useListKeys } from "@/components/cards/use-list-keys";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Freshness } from "@/components/ui/freshness";
import { ListPager } from "@/components/ui/list-pager";
import { PageHeader } from "@/components/ui/page-header";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { useTablePreferences } from "@/components/ui/use-table-preferences";
import { CORPORATE } from "@/lib/balances/constants";
import { balanceKeys, balanceListOptions, balanceOverviewOptions } from "@/lib/balances/query-options";
import type { BalanceOverview } from "@/lib/balances/schema";
import { useBalanceColumns } from "./balance-columns";
import { BalanceListEmptyState } from "./balance-list-empty-state";
import { balanceAddress, historyHref, toBalanceQuery } from "./balance-params";
import { BalancesFilterBar } from "./balances-filter-bar";
import { CorporateBalances } from "./corporate-balances";
import { LowBalances } from "./low-balances";
import { useBalanceRefresh } from "./use-balance-refresh";

const AlertsDialog = dynamic(() => import("./alerts-dialog").then((file) => file.AlertsDialog), {
  loading: () => null,
});

interface BalancesHeaderProps {
  overview: BalanceOverview | undefined;
  /** Reads all that is shown from the issuer. */
  refresh: () => Promise<unknown>;
  pending: boolean;
}

function BalancesHeader({ overview, refresh, pending }: BalancesHeaderProps) {
  const t = useTranslations("balances");
  const [open, setOpen] = useState(false);
  const readAt = overview?.corporate.readAt;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {readAt ? <Freshness asOf={readAt} onRefresh={refresh} pending={pending} /> : null}
            {overview && !readAt ? <span className="text-muted text-xs">{t("neverRead")}</span> : null}
            <Button pending={pending} onClick={() => refresh()}>
              {t("readAgain")}
            </Button>
            <Button onClick={() => setOpen(true)}>
              <Bell aria-hidden="true" />
              {t("alerts.button")}
            </Button>
          </>
        }
      />
      {open ? <AlertsDialog onClose={() => setOpen(false)} currencies={overview?.currencies ?? []} /> : null}
    </>
  );
}

/** The company's balances, what is low, and those of all users: as they were last read, with when that was. */
export function BalancesScreen({ preferences: initial }: { preferences: TablePreferences }) {
  const t = useTranslations("balances");
  const words = useTranslations("balances.list");
  const filters = useAddress(balanceAddress);
  const [preferences, setPreferences] = useTablePreferences("balances", initial);
  const overview = useQuery(balanceOverviewOptions());
  const list = useQuery(balanceListOptions(toBalanceQuery(filters.params)));
  const refresh = useBalanceRefresh();
  const columns = useBalanceColumns(filters.params, refresh);
  const screen = useRef<HTMLDivElement>(null);
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  useListKeys(screen);
  const shown = [CORPORATE, ...new Set((list.data?.items ?? []).map(({ owner }) => owner.key))];
  return (
    <>
      <BalancesHeader
        overview={overview.data}
        refresh={() => refresh.refresh(shown)}
        pending={refresh.pending}
      />
      <div className="mb-4 empty:hidden">
        {refresh.error ? <ActionErrorNotice error={refresh.error} /> : null}
      </div>
      {overview.data ? <LowBalances alarms={overview.data.alarms} /> : null}
      <CorporateBalances corporate={overview.data?.corporate} refresh={refresh} />
      <div ref={screen}>
        <UsersHeading users={overview.data?.users} />
        <BalancesFilterBar
          filters={filters}
          currencies={overview.data?.currencies ?? []}
          columns={columns}
          preferences={preferences}
          onPreferences={setPreferences}
        />
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={list.isError ? [] : (list.data?.items ?? [])}
          rowKey={({ owner, currency }) => `${currency} ${owner.key}`}
          rowHref={({ owner, currency }) => historyHref(owner.key, { currency })}
          hidden={preferences.hidden}
          density={preferences.density}
          state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
          emptyState={<BalanceListEmptyState error={list.error} retry={list.refetch} filters={filters} />}
          footer={
            <ListPager
              page={list.data}
              onPage={filters.page}
              pending={list.isPlaceholderData}
              words={words}
              labels={{ newer: words("previous"), older: words("next") }}
            />
          }
        />
      </div>
    </>
  );
}

function UsersHeading({ users }: { users: BalanceOverview["users"] | undefined }) {
  const t = useTranslations("balances.users");
  return (
    <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
      <h2 className="font-semibold text-base">{t("title")}</h2>
      <p className="text-muted text-xs">
        {t("text")}
        {users && users.known > 0 ? ` · ${t("progress", users)}` : ""}
        {users && users.failing > 0 ? ` · ${t("failing", { count: users.failing })}` : ""}
      </p>
    </div>
  );
}

const LIVE_TOPICS = ["balances", "users"] as const;
const LIVE_KEYS = [balanceKeys.all];
