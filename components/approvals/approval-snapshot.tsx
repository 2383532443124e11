"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { DiffTable } from "@/components/ui/diff-table";
import { Section } from "@/components/ui/section";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { SnapshotFactValue, useSnapshotFactName } from "./snapshot-fact";

/** The facts the decision rests on, then and now; what changed since is said first. */
export function ApprovalSnapshot({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.detail");
  const factName = useSnapshotFactName();
  const { snapshotThen, snapshotNow, differs } = approval;
  const over = approval.obstacle === "over";
  const now = snapshotNow ?? {};
  const names = [...new Set([...Object.keys(snapshotThen), ...Object.keys(now)])].filter(
    (name) => name !== "fingerprint",
  );
  return (
    <Section title={t("snapshot")} description={t(over ? "snapshotTextOver" : "snapshotText")}>
      <div className="grid gap-3">
        {differs && !over ? (
          <Callout tone="warning" role="status" title={t("changed")}>
            {t("changedText")}
          </Callout>
        ) : null}
        {snapshotNow === null && !over ? <Callout tone="danger" title={t("snapshotGone")} /> : null}
        <DiffTable
          caption={t("snapshot")}
          rows={names.map((name) => {
            const [then, later] = [snapshotThen[name] ?? null, now[name] ?? null];
            return {
              id: name,
              label: factName(name),
              before: <SnapshotFactValue name={name} value={then} />,
              after: snapshotNow === null ? "–" : <SnapshotFactValue name={name} value={later} />,
              changed: snapshotNow !== null && then !== later,
            };
          })}
        />
      </div>
    </Section>
  );
}
