"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import RefreshCcw from "lucide-react/icons/refresh-ccw";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { defineAddress, text } from "@/components/list/address";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SidePanel } from "@/components/ui/side-panel";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { startSyncAction } from "@/lib/sync/actions";
import { syncKeys, syncRunsOptions } from "@/lib/sync/query-options";
import { FeedTabs } from "./feed-tabs";
import { Findings } from "./findings";
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
        emptyState={<Instead error={list.error} retry={list.refetch} />}
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

/** Reads the issuer now: what is new, or its whole lists. */
function StartSyncButton({ busy }: { busy: boolean }) {
  const t = useTranslations("sync.start");
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const start = (full: boolean) =>
    startTransition(async () => {
      setProblem(null);
      const result = await answerOf(() => startSyncAction({ full }));
      if (!result.ok) return setProblem(result.error);
      setOpen(false);
      toast({ tone: "success", title: t("started") });
      await client.invalidateQueries({ queryKey: syncKeys.all });
    });
  return (
    <>
      <Button disabled={busy} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open ? (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={t("title")}
          size="md"
          footer={
            <>
              <Button onClick={() => start(true)} pending={pending}>
                {t("full")}
              </Button>
              <Button variant="primary" onClick={() => start(false)} pending={pending}>
                {t("incremental")}
              </Button>
            </>
          }
        >
          <div className="grid gap-3 text-sm">
            <p>{t("incrementalText")}</p>
            <p>{t("fullText")}</p>
            {problem ? <ActionErrorNotice error={problem} /> : null}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
