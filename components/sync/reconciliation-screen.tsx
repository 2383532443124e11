"use client";

import { useQuery } from "@tanstack/react-query";
import RefreshCcw from "lucide-react/icons/refresh-ccw";
import { useTranslations } from "next-intl";
import { defineAddress, text } from "@/components/list/address";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SidePanel } from "@/components/ui/side-panel";
import { Time } from "@/components/ui/time";
import { syncKeys, syncRunsOptions } from "@/lib/sync/query-options";
import { FeedTabs } from "./feed-tabs";
import { Findings } from "./findings";
import { StartSyncButton } from "./start-sync-button";
import { useSyncRunColumns } from "./sync-run-columns";

const address = defineAddress({ run: text, cursor: text });

/** The history of readings of the issuer, what each found to differ, and a way to start one. */
export function ReconciliationScreen({ mayRun }: { mayRun: boolean }) {
  const t = useTranslations("sync");
  const { params, set, page } = useAddress(address);
  const { run, cursor } = params;
  const list = useQuery(syncRunsOptions(cursor ? { cursor } : {}));
  useLiveRefresh({ topics: ["sync"], keys: [syncKeys.all] });
  const columns = useSyncRunColumns();
  const busy = list.data?.items.some((one) => one.status === "running") ?? false;
  const step = (to: string | null | undefined) =>
    to ? { onClick: () => page(to), pending: list.isPlaceholderData } : undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        aside={<LastGood at={list.data?.lastGoodAt} />}
        actions={mayRun ? <StartSyncButton busy={busy} /> : null}
      />
      <FeedTabs current="/webhooks/reconciliation" />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={list.data?.items ?? []}
        rowKey={(one) => one.id}
        rowHref={(one) =>
          `/webhooks/reconciliation?${new URLSearchParams({ ...(cursor ? { cursor } : {}), run: one.id })}`
        }
        rowScroll={false}
        currentKey={run ?? undefined}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        instead={<Instead error={list.error} retry={list.refetch} />}
        footer={<Pager newer={step(list.data?.previousCursor)} older={step(list.data?.nextCursor)} />}
        fill
      />
      {run ? (
        <SidePanel title={t("findings.title")} onClose={() => set({ run: null }, "replace")}>
          <Findings key={run} runId={run} />
        </SidePanel>
      ) : null}
    </>
  );
}

function LastGood({ at }: { at: string | null | undefined }) {
  const t = useTranslations("sync");
  if (at === undefined) return null;
  return (
    <span className="text-muted text-xs">
      {at ? t.rich("lastGood", { time: () => <Time value={at} /> }) : t("neverGood")}
    </span>
  );
}

function Instead({
  error,
  retry,
}: {
  error: { error: Parameters<typeof ActionErrorNotice>[0]["error"] } | null;
  retry: () => unknown;
}) {
  const t = useTranslations("sync");
  if (error) {
    return (
      <div className="p-4">
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => retry()}>{t("findings.retry")}</Button>}
        />
      </div>
    );
  }
  return (
    <EmptyState icon={<RefreshCcw aria-hidden="true" />} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}
