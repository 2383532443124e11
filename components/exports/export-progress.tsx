"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Callout } from "@/components/ui/callout";
import { CopyId } from "@/components/ui/copy-id";
import { Money } from "@/components/ui/money";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionError } from "@/lib/core/result";
import { cancelExportAction } from "@/lib/exports/actions";
import { exportKeys, exportManifestHref, exportOptions } from "@/lib/exports/query-options";
import type { ExportDto } from "@/lib/exports/schema";

/** How far an export is; stops it; and, at its end, what proves the file. */
export function ExportProgress({ exportId }: { exportId: string }) {
  const t = useTranslations("exports");
  const { data, error, refetch } = useQuery(exportOptions(exportId));
  if (error) {
    return (
      <ActionErrorNotice
        error={error.error}
        actions={<Button onClick={() => refetch()}>{t("retry")}</Button>}
      />
    );
  }
  if (!data) return <Skeleton className="h-24" />;
  switch (data.status) {
    case "complete":
      return <ExportProof done={data} />;
    case "cancelled":
      return <Callout tone="warning">{t("stopped")}</Callout>;
    case "failed":
      return (
        <Callout tone="danger" role="alert">
          {t("failed")}
        </Callout>
      );
    case "ready":
    case "running":
      return <Running row={data} />;
  }
}

function Running({ row }: { row: ExportDto }) {
  const t = useTranslations("exports");
  const client = useQueryClient();
  const [problem, setProblem] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const cancel = () =>
    startTransition(async () => {
      const result = await answerOf(() => cancelExportAction({ exportId: row.id }));
      if (result.ok) client.setQueryData(exportKeys.one(row.id), result.data);
      else setProblem(result.error);
    });
  const { rows, matching } = row;
  return (
    <div className="grid gap-3">
      <div className="flex items-center justify-between gap-4">
        <p role="status" className="text-sm tabular-nums">
          {matching === null ? t("counting") : t("progress", { rows, matching })}
        </p>
        <Button size="sm" onClick={cancel} pending={pending}>
          {t("cancel")}
        </Button>
      </div>
      <progress
        aria-label={t("bar")}
        max={Math.max(1, matching ?? 1)}
        {...(matching === null ? {} : { value: rows })}
        className="h-1.5 w-full accent-accent"
      />
      {problem ? <ActionErrorNotice error={problem} /> : null}
    </div>
  );
}

/** Row count, sums per currency and SHA-256 of a complete file, and its manifest. */
function ExportProof({ done }: { done: ExportDto }) {
  const t = useTranslations("exports");
  return (
    <div className="grid gap-4">
      <Callout tone="success" role="status">
        {t("done", { rows: done.rows, file: done.fileName })}
      </Callout>
      <table className="w-full text-sm">
        <caption className="pb-1 text-left font-medium">{t("totals")}</caption>
        <thead>
          <tr className="text-muted text-xs">
            <th scope="col" className="py-1 text-left font-medium">
              {t("currency")}
            </th>
            <th scope="col" className="text-right font-medium">
              {t("rows")}
            </th>
            <th scope="col" className="text-right font-medium">
              {t("sum")}
            </th>
          </tr>
        </thead>
        <tbody>
          {done.totals.map((total) => (
            <tr key={total.currency} className="border-line border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                {total.currency || t("noCurrency")}
              </th>
              <td className="text-right tabular-nums">{total.rows}</td>
              <td className="text-right">
                {total.transactionAmount === null ? null : (
                  <Money amount={total.transactionAmount} currency={total.currency} />
                )}
                {total.withoutAmount ? (
                  <span className="block text-muted text-xs">
                    {t("withoutAmount", { count: total.withoutAmount })}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="grid gap-1 text-sm">
        <span className="font-medium">{t("sha")}</span>
        <CopyId value={done.sha256 ?? ""} label={t("sha")} full />
      </div>
      <p className="text-muted text-sm">
        <a href={exportManifestHref(done.id)} download className="font-medium text-accent-ink underline">
          {t("manifest")}
        </a>{" "}
        · {t("manifestHint")}
      </p>
    </div>
  );
}
