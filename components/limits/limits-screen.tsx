"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cardAddress } from "@/components/cards/card-params";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ColumnChooser } from "@/components/ui/column-chooser";
import { DataTable } from "@/components/ui/data-table";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { useTablePreferences } from "@/components/ui/use-table-preferences";
import { limitKeys, limitListOptions } from "@/lib/limits/query-options";
import { useLimitColumns } from "./limit-columns";
import { LimitListEmptyState } from "./limit-list-empty-state";
import { LimitPager } from "./limit-pager";
import { limitAddress, toLimitQuery } from "./limit-params";
import { LimitsFilterBar } from "./limits-filter-bar";

const EditLimits = dynamic(() => import("./edit-limits-by-id").then((file) => file.EditLimitsById), {
  loading: () => null,
});

interface LimitsScreenProps {
  currencies: readonly string[];
  timeZone: string;
  mayEdit: boolean;
  preferences: TablePreferences;
}

/** Every rule of every card, most pressed first. */
export function LimitsScreen({ currencies, timeZone, mayEdit, preferences: initial }: LimitsScreenProps) {
  const t = useTranslations("limits");
  const filters = useAddress(limitAddress);
  const [editing, setEditing] = useState<string | null>(null);
  const [preferences, setPreferences] = useTablePreferences("limits", initial);
  const columns = useLimitColumns(timeZone, mayEdit ? setEditing : null);
  const list = useQuery(limitListOptions(toLimitQuery(filters.params)));
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  return (
    <>
      <LimitsFilterBar
        filters={filters}
        currencies={currencies}
        end={<ColumnChooser columns={columns} preferences={preferences} onChange={setPreferences} />}
      />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={list.isError ? [] : (list.data?.items ?? [])}
        rowKey={(row) => `${row.card.id}/${row.period}`}
        rowHref={(row) => cardAddress.href(`/cards/${encodeURIComponent(row.card.id)}`, {})}
        hidden={preferences.hidden}
        density={preferences.density}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        emptyState={
          <LimitListEmptyState kind="empty" error={list.error} retry={list.refetch} clear={filters.clear} />
        }
        footer={<LimitPager page={list.data} filters={filters} pending={list.isPlaceholderData} />}
        fill
      />
      {editing ? <EditLimits cardId={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

const LIVE_TOPICS = ["cards"] as const;
const LIVE_KEYS = [limitKeys.all];
