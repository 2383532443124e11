"use client";

import { useQuery } from "@tanstack/react-query";
import ScrollText from "lucide-react/icons/scroll-text";
import SearchX from "lucide-react/icons/search-x";
import { useTimeZone, useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { ListPager, type ListPagerProps } from "@/components/ui/list-pager";
import { PageHeader } from "@/components/ui/page-header";
import { SidePanel } from "@/components/ui/side-panel";
import { auditEntryOptions, auditListOptions } from "@/lib/audit/query-options";
import type { AuditFacets } from "@/lib/audit/schema";
import type { ActionError } from "@/lib/core/result";
import { useAuditColumns } from "./audit-columns";
import { AuditEntry } from "./audit-entry";
import { AuditFilterBar } from "./audit-filter-bar";
import { type AuditFilters, auditAddress, toAuditQuery } from "./audit-params";
import { useAuditLabels } from "./use-audit-labels";

/** The audit log: filters, place and open entry in the address; an entry opens beside the list. */
export function AuditScreen({ facets }: { facets: AuditFacets }) {
  const t = useTranslations("audit");
  const filters = useAddress(auditAddress);
  const { params } = filters;
  const columns = useAuditColumns();
  const list = useQuery(auditListOptions(toAuditQuery(params, useTimeZone() ?? "UTC")));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <AuditFilterBar filters={filters} facets={facets} />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={list.isError ? [] : (list.data?.items ?? [])}
        rowKey={(entry) => entry.id}
        rowHref={(entry) => auditAddress.href("/audit", { ...params, entry: entry.id })}
        rowScroll={false}
        currentKey={params.entry ?? undefined}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        emptyState={<AuditListEmptyState error={list.error} retry={list.refetch} filters={filters} />}
        footer={<AuditPager page={list.data} pending={list.isPlaceholderData} onPage={filters.page} />}
        fill
      />
      {params.entry ? <EntryPanel entryId={params.entry} filters={filters} /> : null}
    </>
  );
}

function EntryPanel({ entryId, filters }: { entryId: string; filters: AuditFilters }) {
  const t = useTranslations("audit.detail");
  const words = useAuditLabels();
  const { data: entry } = useQuery({ ...auditEntryOptions(entryId), enabled: false });
  return (
    <SidePanel
      title={entry ? words.action(entry.action) : t("entry", { id: entryId })}
      onClose={() => filters.set({ entry: null })}
    >
      <AuditEntry entryId={entryId} filters={filters} />
    </SidePanel>
  );
}

function AuditPager(props: Omit<ListPagerProps, "words">) {
  return <ListPager {...props} words={useTranslations("audit.list")} />;
}

interface AuditListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: AuditFilters;
}

/** What stands in the place of entries: why there are none, and the next step. */
function AuditListEmptyState({ error, retry, filters }: AuditListEmptyStateProps) {
  const t = useTranslations("audit");
  const clear = <Button onClick={filters.clear}>{t("empty.clear")}</Button>;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    const beforeFrom = error.error.fields?.to === "beforeFrom";
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={t("list.filterRefused")} actions={clear}>
          {beforeFrom ? t("filter.beforeFrom") : null}
        </Callout>
      </div>
    );
  }
  if (error) {
    const again = <Button onClick={() => retry()}>{t("list.retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  const { entry: _, ...filtered } = filters.params;
  if (Object.values(filtered).some((value) => value !== null)) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t("empty.noMatch")} actions={clear}>
        {t("empty.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ScrollText aria-hidden="true" />} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}
