"use client";

import { useQuery } from "@tanstack/react-query";
import Layers from "lucide-react/icons/layers";
import { useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { bulkKeys, bulkRunsOptions } from "@/lib/bulk/query-options";
import type { BulkRunDto } from "@/lib/bulk/schema";
import type { ActionError } from "@/lib/core/result";
import { bulkAddress, toRunsQuery } from "./bulk-params";
import { BulkStatusBadge } from "./bulk-status-badge";
import { CountWords } from "./run-progress";
import { useBulkLabels } from "./use-bulk-labels";

const LIVE = { topics: ["bulk"], keys: [bulkKeys.all] } as const;

/** All runs, newest first, live. */
export function BulkScreen() {
  const t = useTranslations("bulk");
  const { params, set } = useAddress(bulkAddress);
  const columns = useBulkColumns();
  const list = useQuery(bulkRunsOptions(toRunsQuery(params)));
  useLiveRefresh(LIVE);
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => set({ cursor }), pending: list.isPlaceholderData } : undefined;
  const shown = list.isError ? [] : (list.data?.items ?? []);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={shown}
        rowKey={(run) => run.id}
        rowHref={(run) => `/bulk/${run.id}`}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        emptyState={<Instead error={list.error} retry={list.refetch} />}
        footer={
          <Pager
            newer={step(list.data?.previousCursor)}
            older={step(list.data?.nextCursor)}
            summary={list.data ? t("list.shown", { count: shown.length }) : null}
          />
        }
        fill
      />
    </>
  );
}

function Instead({ error, retry }: { error: { error: ActionError } | null; retry: () => unknown }) {
  const t = useTranslations("bulk.list");
  if (error) {
    const again = <Button onClick={() => retry()}>{t("retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  return (
    <EmptyState
      icon={<Layers aria-hidden="true" />}
      title={t("empty")}
      actions={<LinkButton href="/cards">{t("cards")}</LinkButton>}
    >
      {t("emptyText")}
    </EmptyState>
  );
}

/** The columns of the list of runs; what was done is the row's link. */
function useBulkColumns(): TableColumn<BulkRunDto>[] {
  const t = useTranslations("bulk.columns");
  const words = useBulkLabels();
  return [
    {
      id: "what",
      header: t("what"),
      narrow: "title",
      fixed: true,
      cell: (run) => words.act(run.act, run.total - run.counts.skipped),
    },
    {
      id: "status",
      header: t("status"),
      narrow: "trailing",
      cell: (run) => <BulkStatusBadge run={run} />,
    },
    {
      id: "result",
      header: t("result"),
      className: "@min-[40rem]:w-full text-muted tabular-nums",
      cell: (run) => (
        <span className="[&>span:first-child]:before:hidden">
          <CountWords counts={run.counts} />
        </span>
      ),
    },
    { id: "maker", header: t("maker"), cell: (run) => run.makerName },
    {
      id: "started",
      header: t("started"),
      align: "end",
      cell: (run) => <Time value={run.createdAt} show="column" />,
    },
  ];
}
