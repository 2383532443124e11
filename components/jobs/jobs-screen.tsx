"use client";

import { useQuery } from "@tanstack/react-query";
import CalendarClock from "lucide-react/icons/calendar-clock";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { jobsOptions } from "@/lib/jobs/query-options";
import { useJobColumns } from "./use-job-columns";

/** The repeating work of every process and how it stands. */
export function JobsScreen() {
  const t = useTranslations("jobs");
  const list = useQuery(jobsOptions());
  const columns = useJobColumns();
  const overdue = list.data?.filter(({ state }) => state === "overdue").length ?? 0;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {overdue > 0 ? (
        <Callout tone="warning" title={t("overdue", { count: overdue })} className="mb-3">
          {t("overdueText")}
        </Callout>
      ) : null}
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={list.data ?? []}
        rowKey={(job) => job.name}
        state={list.isPending ? "loading" : "ready"}
        instead={<EmptyOrFailed error={list.error} retry={list.refetch} />}
        fill
      />
    </>
  );
}

interface EmptyOrFailedProps {
  error: { error: Parameters<typeof ActionErrorNotice>[0]["error"] } | null;
  retry: () => unknown;
}

function EmptyOrFailed({ error, retry }: EmptyOrFailedProps) {
  const t = useTranslations("jobs");
  if (error) {
    const again = <Button onClick={() => retry()}>{t("retry")}</Button>;
    return <ActionErrorNotice error={error.error} actions={again} />;
  }
  return (
    <EmptyState icon={<CalendarClock aria-hidden="true" />} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}
