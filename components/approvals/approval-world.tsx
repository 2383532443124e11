"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { DiffTable } from "@/components/ui/diff-table";
import { Section } from "@/components/ui/section";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { useWorldFactName, WorldFactValue } from "./world-fact";

/** The facts the decision rests on, then and now; what changed since is said first. */
export function ApprovalWorld({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.detail");
  const factName = useWorldFactName();
  const { worldThen, worldNow, differs } = approval;
  const over = approval.obstacle === "over";
  const now = worldNow ?? {};
  const names = [...new Set([...Object.keys(worldThen), ...Object.keys(now)])].filter(
    (name) => name !== "fingerprint",
  );
  return (
    <Section title={t("world")} description={t(over ? "worldTextOver" : "worldText")}>
      <div className="grid gap-3">
        {differs && !over ? (
          <Callout tone="warning" role="status" title={t("changed")}>
            {t("changedText")}
          </Callout>
        ) : null}
        {worldNow === null && !over ? <Callout tone="danger" title={t("worldGone")} /> : null}
        <DiffTable
          caption={t("world")}
          rows={names.map((name) => {
            const [then, later] = [worldThen[name] ?? null, now[name] ?? null];
            return {
              id: name,
              label: factName(name),
              before: <WorldFactValue name={name} value={then} />,
              after: worldNow === null ? "–" : <WorldFactValue name={name} value={later} />,
              changed: worldNow !== null && then !== later,
            };
          })}
        />
      </div>
    </Section>
  );
}
