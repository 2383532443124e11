"use client";

import { useQuery } from "@tanstack/react-query";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import LoaderCircle from "lucide-react/icons/loader-circle";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { jobsOptions } from "@/lib/jobs/query-options";
import { JOB_NAMES, type JobDto, type JobState } from "@/lib/jobs/schema";

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
        emptyState={<EmptyOrFailed error={list.error} retry={list.refetch} />}
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

function useJobColumns(): TableColumn<JobDto>[] {
  const t = useTranslations("jobs");
  const time = (value: string | null) => (value ? <Time value={value} show="exact" /> : t("never"));
  const every = (seconds: number) =>
    seconds % 60 === 0 ? t("everyMinutes", { minutes: seconds / 60 }) : t("every", { seconds });
  return [
    {
      id: "name",
      header: t("columns.name"),
      narrow: "title",
      fixed: true,
      cell: ({ name }) => <JobTitle name={name} />,
    },
    {
      id: "state",
      header: t("columns.state"),
      narrow: "trailing",
      cell: ({ state }) => <JobStateBadge state={state} />,
    },
    { id: "every", header: t("columns.every"), cell: ({ everySeconds }) => every(everySeconds) },
    { id: "succeeded", header: t("columns.succeeded"), cell: ({ succeededAt }) => time(succeededAt) },
    { id: "next", header: t("columns.next"), cell: ({ dueAt }) => time(dueAt) },
    {
      id: "problem",
      header: t("columns.problem"),
      cell: ({ failedAt, problem }) => (
        <span className="whitespace-normal">
          {time(failedAt)}
          {problem ? <span className="block text-danger">{problem}</span> : null}
        </span>
      ),
    },
  ];
}

/** A job of another version of this console goes by its own name. */
function JobTitle({ name }: { name: string }) {
  const t = useTranslations("jobs.name");
  const known = JOB_NAMES.find((one) => one === name);
  return known ? t(known) : name;
}

function JobStateBadge({ state }: { state: JobState }) {
  const t = useTranslations("jobs.state");
  const table: Record<JobState, StatusLook> = {
    running: { tone: "info", icon: LoaderCircle, label: t("running") },
    waiting: { tone: "success", icon: CircleCheck, label: t("waiting") },
    failed: { tone: "danger", icon: CircleX, label: t("failed") },
    overdue: { tone: "warning", icon: TriangleAlert, label: t("overdue") },
  };
  return <StatusBadge status={state} table={table} />;
}
