"use client";

import { useQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { SidePanel } from "@/components/ui/side-panel";
import { auditEntryOptions, auditListOptions } from "@/lib/audit/query-options";
import type { AuditFacets } from "@/lib/audit/schema";
import { useAuditColumns } from "./audit-columns";
import { AuditEntry } from "./audit-entry";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditListInstead } from "./audit-list-instead";
import { AuditPager } from "./audit-pager";
import { type AuditFilters, auditAddress, toAuditQuery } from "./audit-params";
import { useAuditWords } from "./use-audit-words";

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
        instead={<AuditListInstead error={list.error} retry={list.refetch} filters={filters} />}
        footer={<AuditPager page={list.data} pending={list.isPlaceholderData} onPage={filters.page} />}
        fill
      />
      {params.entry ? <EntryPanel entryId={params.entry} filters={filters} /> : null}
    </>
  );
}

function EntryPanel({ entryId, filters }: { entryId: string; filters: AuditFilters }) {
  const t = useTranslations("audit.detail");
  const words = useAuditWords();
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
