"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ActionError } from "@/lib/core/result";
import { ChunkProgress } from "./chunk-progress";
import { ImportTrouble } from "./import-trouble";

interface UploadStepProps {
  /** What is going to happen, with the numbers. */
  sentence: string;
  label: string;
  rows: number;
  disabled: boolean;
  upload: { done: number | null; error: ActionError | null };
  onUpload: () => void;
}

/** The button that confirms, and how far the upload is. */
export function UploadStep({ sentence, label, rows, disabled, upload, onUpload }: UploadStepProps) {
  const t = useTranslations("imports.confirm");
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-sm">{disabled ? t("nothing") : sentence}</p>
      {upload.error ? <ImportTrouble error={upload.error} /> : null}
      {upload.done === null ? (
        <div>
          <Button variant="primary" disabled={disabled} onClick={onUpload}>
            {label}
          </Button>
        </div>
      ) : (
        <ChunkProgress
          label={t("uploading", { done: upload.done, rows })}
          done={upload.done}
          rows={rows}
          note={t("stay")}
        />
      )}
    </div>
  );
}
