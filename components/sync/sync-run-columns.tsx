"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleX from "lucide-react/icons/circle-x";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useFormatter, useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { SyncRunStatus } from "@/lib/sync/constants";
import type { SyncRunItem } from "@/lib/sync/schema";

const NOUNS = ["cards", "transactions"] as const;
const REAL = ["missing", "differing", "extra"] as const;
const PLAIN = ["corrected", "announced", "completed"] as const;

/** What a run found, in words: “2 transactions missing, 1 card differing”; or that all agreed. */
function DriftSummary({ run }: { run: SyncRunItem }) {
  const t = useTranslations("sync.drift");
  const partsOf = (kinds: readonly ((typeof REAL)[number] | (typeof PLAIN)[number])[]) =>
    NOUNS.flatMap((noun) =>
      kinds.flatMap((kind) => {
        const count = run.drift[noun]?.[kind] ?? 0;
        return count > 0 ? [t(`${noun}-${kind}`, { count })] : [];
      }),
    ).join(" · ");
  const real = partsOf(REAL);
  const plain = partsOf(PLAIN);
  const complete = run.status === "succeeded" || run.status === "with-gaps";
  if (!real && !plain) return <span className="text-muted">{complete ? t("none") : "–"}</span>;
  return (
    <>
      {real ? <span className="font-medium text-warning">{real}</span> : null}
      {real && plain ? " · " : null}
      {plain ? <span className="text-muted">{plain}</span> : null}
    </>
  );
}

const LOOKS: Record<SyncRunStatus, Omit<StatusLook, "label">> = {
  running: { tone: "info", icon: LoaderCircle },
  stalled: { tone: "warning", icon: CirclePause },
  succeeded: { tone: "success", icon: CircleCheck },
  "with-gaps": { tone: "warning", icon: CircleAlert },
  failed: { tone: "danger", icon: CircleX },
};

function SyncRunBadge({ status }: { status: SyncRunStatus }) {
  const t = useTranslations("sync.status");
  return <StatusBadge status={status} table={{ [status]: { ...LOOKS[status], label: t(status) } }} />;
}

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
