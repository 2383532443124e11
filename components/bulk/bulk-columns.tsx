"use client";

import { useTranslations } from "next-intl";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { BulkRunDto } from "@/lib/bulk/schema";
import { BulkStatusBadge } from "./bulk-status-badge";
import { CountWords } from "./run-progress";
import { useBulkWords } from "./use-bulk-words";

/** The columns of the list of runs; what was done is the row's link. */
export function useBulkColumns(): TableColumn<BulkRunDto>[] {
  const t = useTranslations("bulk.columns");
  const words = useBulkWords();
  return [
    {
      id: "what",
      header: t("what"),
      narrow: "title",
      fixed: true,
      cell: (run) => words.act(run.act, run.total - run.counts.skipped),
    },
    {
      id: "status",
      header: t("status"),
      narrow: "trailing",
      cell: (run) => <BulkStatusBadge run={run} />,
    },
    {
      id: "result",
      header: t("result"),
      className: "@min-[40rem]:w-full text-muted tabular-nums",
      cell: (run) => (
        <span className="[&>span:first-child]:before:hidden">
          <CountWords counts={run.counts} />
        </span>
      ),
    },
    { id: "maker", header: t("maker"), cell: (run) => run.makerName },
    {
      id: "started",
      header: t("started"),
      align: "end",
      cell: (run) => <Time value={run.createdAt} show="column" />,
    },
  ];
}
