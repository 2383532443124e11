"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import LoaderCircle from "lucide-react/icons/loader-circle";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { JOB_NAMES, type JobDto, type JobState } from "@/lib/jobs/schema";

export function useJobColumns(): TableColumn<JobDto>[] {
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
