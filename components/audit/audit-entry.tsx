"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { DiffTable } from "@/components/ui/diff-table";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { auditEntryOptions } from "@/lib/audit/query-options";
import type { AuditChange, AuditEntryDetail } from "@/lib/audit/schema";
import { AuditOutcomeBadge } from "./audit-outcome-badge";
import type { AuditFilters } from "./audit-params";
import { AuditSubject } from "./audit-subject";
import { useAuditLabels } from "./use-audit-labels";

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

/** The recorded states side by side, and whether the second one came about. */
function AuditChanges({ entry }: { entry: AuditEntryDetail }) {
  const t = useTranslations("audit.detail");
  if (entry.changes.length === 0) return <p className="text-muted text-sm">{t("noChanges")}</p>;
  const value = (text: string | null) =>
    text === null ? (
      <span className="text-faint">{t("unsaid")}</span>
    ) : (
      <span className="break-words">{text === "true" ? t("yes") : text === "false" ? t("no") : text}</span>
    );
  return (
    <div className="grid gap-2">
      {entry.applied ? null : <p className="text-muted text-sm">{t("askedText")}</p>}
      <DiffTable
        caption={entry.applied ? t("changes") : t("asked")}
        rows={entry.changes.map((change) => ({
          id: change.fact,
          label: t("fact", { fact: change.fact, name: change.fact }),
          before: value(change.before),
          after: value(change.after),
          changed: differs(change),
        }))}
      />
    </div>
  );
}

function differs({ before, after }: AuditChange): boolean {
  return before !== null && after !== null && before !== after;
}

/** Who, what, when, how it ended, and the ids to quote. */
function AuditFacts({ entry }: { entry: AuditEntryDetail }) {
  const t = useTranslations("audit.detail");
  const words = useAuditLabels();
  const id = (name: IdName, value: string | null) =>
    value ? [{ label: t(name), value: <CopyId value={value} label={t(name)} /> }] : [];
  const text = (name: "reason" | "errorCode", value: ReactNode) => (value ? [{ label: t(name), value }] : []);
  return (
    <KeyValueList
      items={[
        { label: t("time"), value: <Time value={entry.at} show="both" /> },
        { label: t("who"), value: <span className="break-all">{entry.actor}</span> },
        {
          label: t("subject"),
          value: (
            <>
              <span className="text-muted">{words.subjectType(entry.subject.type)}</span>{" "}
              <AuditSubject entry={entry} />
            </>
          ),
        },
        { label: t("outcome"), value: <AuditOutcomeBadge outcome={entry.outcome} /> },
        ...text("reason", entry.reason),
        ...text("errorCode", entry.errorCode && <code>{entry.errorCode}</code>),
        ...id("requestId", entry.requestId),
        ...id("issuerRequestId", entry.issuerRequestId),
        ...id("operationId", entry.operationId),
        ...id("subjectId", entry.subject.id),
      ]}
    />
  );
}

type IdName = "requestId" | "issuerRequestId" | "operationId" | "subjectId";
