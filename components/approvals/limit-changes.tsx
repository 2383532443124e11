"use client";

import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/limits/period-name";
import { DiffTable } from "@/components/ui/diff-table";
import { Money } from "@/components/ui/money";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { SnapshotFactValue } from "./snapshot-fact";

interface LimitChangesProps {
  approval: ApprovalDetail;
  rules: readonly { period: string; amount: string | null }[];
}

/** The rules as they are, and as they will be. */
export function LimitChanges({ approval, rules }: LimitChangesProps) {
  const t = useTranslations("approvals");
  const periodName = usePeriodName();
  const snapshot = approval.snapshotNow ?? approval.snapshotThen;
  return (
    <DiffTable
      caption={t("detail.what")}
      rows={rules.map(({ period, amount }) => ({
        id: period,
        label: periodName(period),
        before: <SnapshotFactValue name={`limit.${period}`} value={snapshot[`limit.${period}`] ?? null} />,
        after:
          amount && approval.currency ? (
            <Money amount={amount} currency={approval.currency} />
          ) : (
            t("snapshot.off")
          ),
        changed: true,
      }))}
    />
  );
}
