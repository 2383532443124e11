"use client";

import { useTranslations } from "next-intl";
import { DiffTable } from "@/components/ui/diff-table";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { SnapshotFactValue, useSnapshotFactName } from "./snapshot-fact";

interface FeeChangesProps {
  approval: ApprovalDetail;
  /** The rule that was asked for, as the snapshot's facts are written. */
  asked: Record<string, string | null>;
}

/** The fee rule as it is, and as it will be. */
export function FeeChanges({ approval, asked }: FeeChangesProps) {
  const t = useTranslations("approvals.detail");
  const factName = useSnapshotFactName();
  const snapshot = approval.snapshotNow ?? approval.snapshotThen;
  return (
    <DiffTable
      caption={t("what")}
      rows={Object.entries(asked).map(([fact, value]) => ({
        id: fact,
        label: factName(fact),
        before: <SnapshotFactValue name={fact} value={snapshot[fact] ?? null} />,
        after: <SnapshotFactValue name={fact} value={value} />,
        changed: plain(snapshot[fact]) !== plain(value),
      }))}
    />
  );
}

/** “USD 1.50” and “USD 1.5” are the same. */
function plain(value: unknown): string {
  return String(value ?? "")
    .replace(/(\.\d*?)0+(?=%?$)/, "$1")
    .replace(/\.(?=%?$)/, "");
}
