"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { SyncRunItem } from "@/lib/sync/schema";
import { DriftSummary } from "./drift-summary";
import { SyncRunBadge } from "./sync-run-badge";

export function useSyncRunColumns(): TableColumn<SyncRunItem>[] {
  const t = useTranslations("sync");
  return [
    {
      id: "started",
      header: t("columns.started"),
      narrow: "title",
      fixed: true,
      cell: (run) => <Time value={run.startedAt} show="exact" />,
    },
    {
      id: "status",
      header: t("columns.status"),
      narrow: "trailing",
      cell: (run) => <SyncRunBadge status={run.status} />,
    },
    {
      id: "kind",
      header: t("columns.kind"),
      cell: (run) => t(`kind.${run.kind}`),
    },
    { id: "drift", header: t("columns.drift"), cell: (run) => <DriftSummary run={run} /> },
    { id: "read", header: t("columns.read"), cell: (run) => <ReadRows run={run} /> },
    { id: "took", header: t("columns.took"), align: "end", cell: (run) => <Took run={run} /> },
    {
      id: "askedBy",
      header: t("columns.askedBy"),
      className: "@min-[40rem]:max-w-48 truncate",
      cell: (run) => run.askedBy ?? <span className="text-muted">{t("byItself")}</span>,
    },
  ];
}

function ReadRows({ run: { counts, problem, gaps } }: { run: SyncRunItem }) {
  const t = useTranslations("sync");
  const left = gaps.reduce((sum, gap) => sum + gap.count, 0);
  if (problem) return <span className="whitespace-normal text-danger">{problem}</span>;
  return (
    <span className="text-muted tabular-nums">
      {t("read", counts)}
      {left > 0 ? <span className="text-warning"> · {t("gaps.left", { count: left })}</span> : null}
    </span>
  );
}

function Took({ run: { startedAt, finishedAt } }: { run: SyncRunItem }) {
  const format = useFormatter();
  if (!finishedAt) return "–";
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return format.number(seconds, { style: "unit", unit: "second", maximumFractionDigits: 1 });
}
