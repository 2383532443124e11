"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { resumeBulkAction, retryFailedAction, stopBulkAction } from "@/lib/bulk/actions";
import { bulkKeys } from "@/lib/bulk/query-options";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { formatNumber } from "@/lib/core/format";
import { BulkProblem } from "./bulk-problem";
import type { BulkError } from "./use-bulk-plan";

const ConfirmDialog = dynamic(
  () => import("@/components/ui/confirm-dialog").then((file) => file.ConfirmDialog),
  { loading: () => null },
);

const ACTIONS = { stop: stopBulkAction, resume: resumeBulkAction, retry: retryFailedAction };
type Act = keyof typeof ACTIONS;

/** Stop, resume, retry: as far as the viewer may and the run allows. */
export function RunActions({ run }: { run: BulkRunDetail }) {
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
