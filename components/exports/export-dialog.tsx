"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { newOperationId } from "@/components/operations/new-operation-id";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Time } from "@/components/ui/time";
import type { ActionError } from "@/lib/core/result";
import { startExportAction } from "@/lib/exports/actions";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/exports/constants";
import { exportFileHref, exportKeys, exportManifestHref, exportsOptions } from "@/lib/exports/query-options";
import { ExportProgress } from "./export-progress";

interface ExportDialogProps {
  query: Record<string, string>;
  onClose: () => void;
}

/** Chooses a format, starts the download and follows it to its end. */
export function ExportDialog({ query, onClose }: ExportDialogProps) {
  const t = useTranslations("exports");
  const zone = useTimeZone() ?? "UTC";
  const client = useQueryClient();
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const start = () =>
    startTransition(async () => {
      setProblem(null);
      const exportId = newOperationId();
      const result = await answerOf(() =>
        startExportAction({ exportId, noun: "transactions", format, query, zone }),
      );
      if (!result.ok) return setProblem(result.error);
      client.setQueryData(exportKeys.one(exportId), result.data);
      download(exportFileHref(exportId));
      setRunning(exportId);
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      description={t("all")}
      footer={
        <>
          <Button onClick={onClose}>{t("close")}</Button>
          {running ? (
            <Button onClick={() => setRunning(null)}>{t("again")}</Button>
          ) : (
            <Button variant="primary" onClick={start} pending={pending}>
              {t("start")}
            </Button>
          )}
        </>
      }
    >
      {running ? (
        <ExportProgress exportId={running} />
      ) : (
        <div className="grid gap-5">
          <div className="grid gap-1.5">
            <SegmentedControl
              label={t("format")}
              options={EXPORT_FORMATS.map((value) => ({ value, label: t(value) }))}
              value={format}
              onChange={setFormat}
              className="w-fit"
            />
            <p className="text-muted text-xs">
              {t(`${format}Hint`)} · {t("zone", { zone })}
            </p>
          </div>
          <ExportFilters query={query} />
          {problem ? <ActionErrorNotice error={problem} /> : null}
          <EarlierExports />
        </div>
      )}
    </Dialog>
  );
}

/** The browser's own download: it writes to disk as the bytes come. */
function download(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

/** The filters as the address has them: what the manifest will say. */
function ExportFilters({ query }: { query: Record<string, string> }) {
  const t = useTranslations("exports");
  const filters = Object.entries(query);
  return (
    <section aria-label={t("filters")} className="grid gap-1.5 text-sm">
      <h3 className="font-medium">{t("filters")}</h3>
      {filters.length === 0 ? <p className="text-muted">{t("noFilters")}</p> : null}
      <ul className="flex flex-wrap gap-1.5">
        {filters.map(([name, value]) => (
          <li key={name} className="rounded-sm bg-subtle px-1.5 py-0.5 font-mono text-xs">
            {name}={value}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One's latest exports, with the manifest of those that were completed. */
function EarlierExports() {
  const t = useTranslations("exports");
  const { data = [], isSuccess } = useQuery(exportsOptions());
  if (!isSuccess) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer font-medium">{t("earlier")}</summary>
      {data.length === 0 ? <p className="pt-2 text-muted">{t("earlierNone")}</p> : null}
      <ul className="grid gap-1 pt-2">
        {data.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 truncate">{row.fileName}</span>
            <span className="flex gap-3 text-muted text-xs">
              {row.status === "complete" ? (
                <a href={exportManifestHref(row.id)} download className="text-accent-ink underline">
                  {t("manifest")}
                </a>
              ) : (
                t(`status.${row.status}`)
              )}
              <Time value={row.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
