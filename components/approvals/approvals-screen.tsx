"use client";

import { useQuery } from "@tanstack/react-query";
import CircleCheck from "lucide-react/icons/circle-check-big";
import { useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Select } from "@/components/ui/select";
import { SidePanel } from "@/components/ui/side-panel";
import { APPROVAL_KINDS, type ApprovalKind } from "@/lib/approvals/constants";
import { approvalKeys, approvalListOptions, approvalOptions } from "@/lib/approvals/query-options";
import type { ActionError } from "@/lib/core/result";
import { useApprovalColumns } from "./approval-columns";
import { type ApprovalFilters, approvalAddress, toApprovalQuery } from "./approval-params";
import { ApprovalTabs } from "./approval-tabs";
import { ApprovalView } from "./approval-view";
import { useApprovalLabels } from "./use-approval-labels";

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
        emptyState={
          <ApprovalListEmptyState error={list.error} retry={list.refetch} filters={{ ...filters, params }} />
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
  const words = useApprovalLabels();
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

interface KindFilterProps {
  kind: ApprovalKind | null;
  onKind: (kind: ApprovalKind | null) => void;
}

function KindFilter({ kind, onKind }: KindFilterProps) {
  const t = useTranslations("approvals.filter");
  const words = useApprovalLabels();
  return (
    <div className="mb-3 max-w-56">
      <Select
        aria-label={t("kind")}
        value={kind ?? ""}
        onChange={(event) => onKind(APPROVAL_KINDS.find((one) => one === event.target.value) ?? null)}
      >
        <option value="">{t("all")}</option>
        {APPROVAL_KINDS.map((one) => (
          <option key={one} value={one}>
            {words.kind(one)}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface ApprovalListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: ApprovalFilters;
}

/** What stands in the place of requests: why there are none, and the next step. */
function ApprovalListEmptyState({ error, retry, filters }: ApprovalListEmptyStateProps) {
  const t = useTranslations("approvals");
  const { tab, kind } = filters.params;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error) {
    const again = <Button onClick={() => retry()}>{t("list.retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  if (kind) {
    const clear = <Button onClick={() => filters.filter({ kind: null })}>{t("empty.clear")}</Button>;
    return <EmptyState title={t("empty.filtered")} actions={clear} />;
  }
  return (
    <EmptyState icon={<CircleCheck aria-hidden="true" />} title={t(`empty.${tab}`)}>
      {t(`empty.${tab}Text`)}
    </EmptyState>
  );
}
