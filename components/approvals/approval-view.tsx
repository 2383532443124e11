"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DiffTable } from "@/components/ui/diff-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import type { Tone } from "@/components/ui/tones";
import type { ApprovalStatus } from "@/lib/approvals/constants";
import { approvalKeys, approvalOptions } from "@/lib/approvals/query-options";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { ApprovalComments } from "./approval-comments";
import { ApprovalFacts } from "./approval-facts";
import { ApprovalWhat } from "./approval-what";
import type { Decision } from "./decision-dialog";
import { SnapshotFactValue, useSnapshotFactName } from "./snapshot-fact";
import { useApprovalLabels } from "./use-approval-labels";

const DecisionDialog = dynamic(() => import("./decision-dialog").then((module) => module.DecisionDialog), {
  loading: () => null,
});

/** The buttons of whoever may decide; for everybody else why there are none. */
function ApprovalDecision({ approval }: { approval: ApprovalDetail }) {
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

/** What became of a request; nothing while it waits. */
function ApprovalOutcome({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.outcome");
  const words = useApprovalLabels();
  const { status } = approval;
  if (status === "pending" || status === "stale") return null;
  const people = { maker: approval.makerName, checker: approval.checkerName ?? "" };
  const text = TEXTS.find((one) => one === status);
  return (
    <Callout tone={TONES[status]} role="status" title={t(status, people)}>
      {status === "failed" && approval.errorCode ? <p>{words.failure(approval.errorCode)}</p> : null}
      {text ? <p>{t(`${text}Text`, people)}</p> : null}
      {approval.comment ? <p className="whitespace-pre-wrap wrap-anywhere">“{approval.comment}”</p> : null}
    </Callout>
  );
}

const TEXTS = ["executed", "executing", "unknown", "failed", "unconfirmed"] as const;

const TONES: Record<Exclude<ApprovalStatus, "pending" | "stale">, Tone> = {
  executing: "info",
  unknown: "warning",
  executed: "success",
  failed: "danger",
  unconfirmed: "warning",
  declined: "neutral",
  withdrawn: "neutral",
  expired: "neutral",
};

const LIVE = { topics: ["approvals", "operations", "cards"], keys: [approvalKeys.all] } as const;

/** One request: what will happen, what it rests on, who said what, and the decision. */
export function ApprovalView({ approvalId }: { approvalId: string }) {
  const t = useTranslations("approvals");
  const { data: approval, error, refetch } = useQuery(approvalOptions(approvalId));
  useLiveRefresh(LIVE);
  if (approval) {
    return (
      <div className="grid gap-4 p-4">
        <ApprovalOutcome approval={approval} />
        <ApprovalWhat approval={approval} />
        <ApprovalSnapshot approval={approval} />
        <ApprovalDecision approval={approval} />
        <Section title={t("detail.facts")}>
          <ApprovalFacts approval={approval} />
        </Section>
        <ApprovalComments approval={approval} />
      </div>
    );
  }
  if (error?.error.code === "NOT_FOUND") {
    return <EmptyState title={t("detail.notFound")}>{t("detail.notFoundText")}</EmptyState>;
  }
  if (error) {
    const again = <Button onClick={() => refetch()}>{t("list.retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  return (
    <div aria-busy="true" className="grid gap-4 p-4">
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

/** The facts the decision rests on, then and now; what changed since is said first. */
function ApprovalSnapshot({ approval }: { approval: ApprovalDetail }) {
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
