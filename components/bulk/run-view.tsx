"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { bulkKeys, bulkRunOptions } from "@/lib/bulk/query-options";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { BulkStatusBadge } from "./bulk-status-badge";
import { RunActions } from "./run-actions";
import { RunFacts } from "./run-facts";
import { RunItems } from "./run-items";
import { RunProgress } from "./run-progress";
import { useBulkWords } from "./use-bulk-words";

/** One run: how far it is, what can be done about it, and what came of each card. */
export function RunView({ runId }: { runId: string }) {
  const t = useTranslations("bulk");
  const words = useBulkWords();
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
