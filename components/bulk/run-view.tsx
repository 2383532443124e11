"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Callout } from "@/components/ui/callout";
import { KeyValueList } from "@/components/ui/key-value-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import { resumeBulkAction, retryFailedAction, stopBulkAction } from "@/lib/bulk/actions";
import { bulkKeys, bulkRunOptions } from "@/lib/bulk/query-options";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { formatNumber } from "@/lib/core/format";
import { BulkProblem } from "./bulk-problem";
import { BulkStatusBadge } from "./bulk-status-badge";
import { RunItems } from "./run-items";
import { RunProgress } from "./run-progress";
import { useBulkLabels } from "./use-bulk-labels";
import type { BulkError } from "./use-bulk-plan";

const ConfirmDialog = dynamic(
  () => import("@/components/ui/confirm-dialog").then((file) => file.ConfirmDialog),
  { loading: () => null },
);

const ACTIONS = { stop: stopBulkAction, resume: resumeBulkAction, retry: retryFailedAction };
type Act = keyof typeof ACTIONS;

/** Stop, resume, retry: as far as the viewer may and the run allows. */
function RunActions({ run }: { run: BulkRunDetail }) {
  const t = useTranslations("bulk.run");
  const locale = useLocale();
  const client = useQueryClient();
  const [asked, setAsked] = useState<"stop" | "retry" | null>(null);
  const [error, setError] = useState<BulkError | null>(null);
  const [pending, startTransition] = useTransition();

  const act = async (name: Act) => {
    setError(null);
    const result = await callAction(() => ACTIONS[name]({ runId: run.id }));
    if (result?.ok) {
      client.setQueryData(bulkKeys.run(run.id), result.data);
      setAsked(null);
    } else setError(result ? result.error : "lost");
    await client.invalidateQueries({ queryKey: bulkKeys.all });
  };
  const retryLabel = t("retry", { count: formatNumber(run.retryable, locale) });
  const left = run.counts.pending;
  return (
    <>
      {run.may.stop ? <Button onClick={() => setAsked("stop")}>{t("stop")}</Button> : null}
      {run.may.retry ? <Button onClick={() => setAsked("retry")}>{retryLabel}</Button> : null}
      {run.may.resume ? (
        <Button variant="primary" pending={pending} onClick={() => startTransition(() => act("resume"))}>
          {t("resume")}
        </Button>
      ) : null}
      {!asked && error ? <BulkProblem error={error} /> : null}
      {asked ? (
        <ConfirmDialog
          open
          onClose={() => setAsked(null)}
          title={t(`${asked}Title`)}
          sentence={t(`${asked}Sentence`, { count: asked === "stop" ? left : run.retryable })}
          confirmLabel={asked === "stop" ? t("stop") : retryLabel}
          tone={asked === "stop" ? "danger" : "primary"}
          outcome={<BulkProblem error={error} />}
          onConfirm={() => act(asked)}
        />
      ) : null}
    </>
  );
}

/** One run: how far it is, what can be done about it, and what came of each card. */
export function RunView({ runId }: { runId: string }) {
  const t = useTranslations("bulk");
  const words = useBulkLabels();
  const { data: run } = useQuery(bulkRunOptions(runId));
  useLiveRefresh({
    topics: LIVE_TOPICS,
    keys: [bulkKeys.run(runId)],
    concerns: (event) => event.id === runId,
  });
  if (!run) return null;
  return (
    <>
      <PageHeader
        title={words.act(run.act, run.total - run.counts.skipped)}
        trail={[{ label: t("title"), href: "/bulk" }]}
        aside={<BulkStatusBadge run={run} />}
        actions={<RunActions run={run} />}
      />
      <div className="grid gap-4">
        <RunProgress run={run} />
        <Stopped run={run} />
        {run.counts.unknown > 0 ? (
          <Callout tone="warning">{t("run.unknownText", { count: run.counts.unknown })}</Callout>
        ) : null}
        <RunFacts run={run} />
        <RunItems run={run} />
      </div>
    </>
  );
}

const LIVE_TOPICS = ["bulk"] as const;

function Stopped({ run }: { run: BulkRunDetail }) {
  const t = useTranslations("bulk.run");
  const { stopReason } = run;
  if (run.status !== "stopped" || !stopReason) return null;
  const name = stopReason === "asked" ? (run.stoppedByName ?? "") : run.makerName;
  return (
    <Callout tone="warning" role="status" title={t(`stopped.${stopReason}`, { name })}>
      {t(`stoppedText.${stopReason}`)}
    </Callout>
  );
}

/** Who started it, when and why, and who agreed. */
function RunFacts({ run }: { run: BulkRunDetail }) {
  const t = useTranslations("bulk.run");
  return (
    <Section title={t("facts")}>
      <KeyValueList
        columns={2}
        items={[
          { label: t("startedBy"), value: run.makerName },
          { label: t("started"), value: <Time value={run.createdAt} show="both" /> },
          { label: t("reason"), value: run.reason ? <Stranger>{run.reason}</Stranger> : null },
          { label: t("from"), value: t(run.noun === "users" ? "fromUsers" : "fromCards") },
          ...(run.finishedAt
            ? [{ label: t("endedAt"), value: <Time value={run.finishedAt} show="both" /> }]
            : []),
          ...(run.approvalId
            ? [
                {
                  label: t("approval"),
                  value: (
                    <Link
                      href={`/approvals/${run.approvalId}`}
                      prefetch={false}
                      className="rounded-sm text-accent-ink hover:underline"
                    >
                      {t("seeApproval")}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
