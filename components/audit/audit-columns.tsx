"use client";

import { useTranslations } from "next-intl";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { AuditListItem } from "@/lib/audit/schema";
import { AuditOutcomeBadge } from "./audit-outcome-badge";
import { AuditSubject } from "./audit-subject";
import { useAuditLabels } from "./use-audit-labels";

/** The log's columns; the action is the row's link to its entry. */
export function useAuditColumns(): TableColumn<AuditListItem>[] {
  const t = useTranslations("audit.columns");
  const words = useAuditLabels();
  return [
    {
      id: "action",
      header: t("action"),
      narrow: "title",
      fixed: true,
      cell: (entry) => words.action(entry.action),
    },
    {
      id: "outcome",
      header: t("outcome"),
      narrow: "trailing",
      cell: (entry) => <AuditOutcomeBadge outcome={entry.outcome} />,
    },
    {
      id: "subject",
      header: t("subject"),
      className: "@min-[40rem]:max-w-72 truncate",
      cell: (entry) => <AuditSubject entry={entry} />,
    },
    {
      id: "actor",
      header: t("actor"),
      className: "@min-[40rem]:max-w-60 truncate",
      cell: (entry) => <span className="min-w-0 break-all @min-[40rem]:break-normal">{entry.actor}</span>,
    },
    {
      id: "reason",
      header: t("reason"),
      className: "@min-[40rem]:max-w-0 @min-[40rem]:w-full truncate",
      cell: (entry) => <Reason entry={entry} />,
    },
    {
      id: "time",
      header: t("time"),
      align: "end",
      cell: (entry) => <Time value={entry.at} show="exact" />,
    },
  ];
}

function Reason({ entry: { reason, errorCode } }: { entry: AuditListItem }) {
  return (
    <span className="text-muted">
      {errorCode ? <code className="mr-2 text-ink text-xs">{errorCode}</code> : null}
      {reason ? <Stranger>{reason}</Stranger> : null}
      {reason || errorCode ? null : <span className="@min-[40rem]:hidden">–</span>}
    </span>
  );
}
