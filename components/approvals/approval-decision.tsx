"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import type { Decision } from "./decision-dialog";

const DecisionDialog = dynamic(() => import("./decision-dialog").then((module) => module.DecisionDialog), {
  loading: () => null,
});

/** The buttons of whoever may decide; for everybody else why there are none. */
export function ApprovalDecision({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals");
  const [open, setOpen] = useState<Decision | null>(null);
  const { obstacle, mine, differs, snapshotNow } = approval;
  if (obstacle === "over" && !open) return null;
  const reason = obstacle === null || obstacle === "over" ? null : t(`obstacle.${obstacle}`);
  return (
    <Section title={t("decide.title")}>
      <div className="flex flex-wrap items-center gap-2">
        {obstacle === null ? (
          <>
            {snapshotNow ? (
              <Button variant="primary" onClick={() => setOpen("approve")}>
                {t(differs ? "decide.approveNow" : "decide.approve")}
              </Button>
            ) : null}
            <Button onClick={() => setOpen("decline")}>{t("decide.decline")}</Button>
          </>
        ) : null}
        {reason ? <p className="min-w-0 flex-1 basis-60 text-muted text-sm">{reason}</p> : null}
        {mine && obstacle === "own" ? (
          <Button onClick={() => setOpen("withdraw")}>{t("decide.withdraw")}</Button>
        ) : null}
      </div>
      {open ? <DecisionDialog decision={open} approval={approval} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
