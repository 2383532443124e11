"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SidePanel } from "@/components/ui/side-panel";
import { approvalKeys, approvalListOptions, approvalOptions } from "@/lib/approvals/query-options";
import { useApprovalColumns } from "./approval-columns";
import { ApprovalListInstead } from "./approval-list-instead";
import { approvalAddress, toApprovalQuery } from "./approval-params";
import { ApprovalTabs } from "./approval-tabs";
import { ApprovalView } from "./approval-view";
import { KindFilter } from "./kind-filter";
import { useApprovalWords } from "./use-approval-words";

const LIVE = { topics: ["approvals", "operations"], keys: [approvalKeys.all] } as const;

/** The requests of one tab, live; one opens beside the list. */
export function ApprovalsScreen({ mayRead }: { mayRead: boolean }) {
  const t = useTranslations("approvals");
  const filters = useAddress(approvalAddress);
  const params = mayRead ? filters.params : { ...filters.params, tab: "mine" as const };
  const columns = useApprovalColumns(params.tab);
  const list = useQuery(approvalListOptions(toApprovalQuery(params)));
  useLiveRefresh(LIVE);
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => filters.page(cursor), pending: list.isPlaceholderData } : undefined;
  const shown = list.isError ? [] : (list.data?.items ?? []);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ApprovalTabs current={params.tab} mayRead={mayRead} />
      <KindFilter kind={params.kind} onKind={(kind) => filters.filter({ kind })} />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={shown}
        rowKey={(one) => one.id}
        rowHref={(one) => approvalAddress.href("/approvals", { ...params, request: one.id })}
        rowScroll={false}
        currentKey={params.request ?? undefined}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        instead={
          <ApprovalListInstead error={list.error} retry={list.refetch} filters={{ ...filters, params }} />
        }
        footer={
          <Pager
            newer={step(list.data?.previousCursor)}
            older={step(list.data?.nextCursor)}
            summary={list.data ? t("list.shown", { count: shown.length }) : null}
          />
        }
        fill
      />
      {params.request ? (
        <RequestPanel id={params.request} onClose={() => filters.set({ request: null })} />
      ) : null}
    </>
  );
}

function RequestPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("approvals");
  const words = useApprovalWords();
  const { data } = useQuery({ ...approvalOptions(id), enabled: false });
  return (
    <SidePanel
      key={id}
      title={data ? data.label || words.kind(data.kind) : t("one")}
      fullHref={`/approvals/${encodeURIComponent(id)}`}
      onClose={onClose}
    >
      <ApprovalView approvalId={id} />
    </SidePanel>
  );
}
