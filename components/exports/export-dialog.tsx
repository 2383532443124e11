"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { newOperationId } from "@/components/operations/new-operation-id";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ActionError } from "@/lib/core/result";
import { startExportAction } from "@/lib/exports/actions";
import { exportFileHref, exportKeys } from "@/lib/exports/query-options";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/exports/vocabulary";
import { EarlierExports } from "./earlier-exports";
import { ExportFilters } from "./export-filters";
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
