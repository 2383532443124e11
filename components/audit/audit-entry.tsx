"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { auditEntryOptions } from "@/lib/audit/query-options";
import type { AuditEntryDetail } from "@/lib/audit/schema";
import { AuditChanges } from "./audit-changes";
import { AuditFacts } from "./audit-facts";
import type { AuditFilters } from "./audit-params";

/** One entry with everything that was recorded. */
export function AuditEntry({ entryId, filters }: { entryId: string; filters: AuditFilters }) {
  const t = useTranslations("audit");
  const { data: entry, error, refetch } = useQuery(auditEntryOptions(entryId));
  if (entry) return <EntryBody entry={entry} filters={filters} />;
  if (error?.error.code === "NOT_FOUND") {
    return <EmptyState title={t("detail.notFound")}>{t("detail.notFoundText")}</EmptyState>;
  }
  if (error) {
    return (
      <div className="p-4">
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => refetch()}>{t("list.retry")}</Button>}
        />
      </div>
    );
  }
  return (
    <div aria-busy="true" className="grid gap-4 p-4">
      <Skeleton className="h-64 w-full" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}

function EntryBody({ entry, filters }: { entry: AuditEntryDetail; filters: AuditFilters }) {
  const t = useTranslations("audit.detail");
  const { operationId, subject } = entry;
  const only = (change: { q?: string; subjectType?: string[]; subjectId?: string }) => () =>
    filters.filter({ ...WITHOUT_FILTERS, ...change });
  return (
    <div className="grid gap-4 p-4">
      <Section title={t("what")}>
        <AuditFacts entry={entry} />
        <div className="mt-4 flex flex-wrap gap-2 empty:hidden">
          {operationId ? (
            <Button size="sm" onClick={only({ q: operationId })}>
              {t("sameOperation")}
            </Button>
          ) : null}
          {subject.id ? (
            <Button size="sm" onClick={only({ subjectType: [subject.type], subjectId: subject.id })}>
              {t("sameSubject")}
            </Button>
          ) : null}
        </div>
      </Section>
      <Section title={entry.applied ? t("changes") : t("asked")}>
        <AuditChanges entry={entry} />
      </Section>
    </div>
  );
}

const WITHOUT_FILTERS = {
  q: null,
  action: null,
  outcome: null,
  subjectType: null,
  subjectId: null,
  from: null,
  to: null,
};
