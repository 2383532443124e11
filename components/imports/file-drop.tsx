"use client";

import { clsx } from "clsx";
import FileUp from "lucide-react/icons/file-up";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Callout } from "@/components/ui/callout";
import type { FileProblem } from "@/lib/imports/constants";

interface FileDropProps {
  onFile: (file: File) => void;
  reading: boolean;
  problem: FileProblem | null;
  /** Beside the hint, such as a template to download. */
  children?: ReactNode;
}

/** A place to drop a file on, around the browser's own file picker. */
export function FileDrop({ onFile, reading, problem, children }: FileDropProps) {
  const t = useTranslations("imports");
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div className="grid gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the picker is everybody's */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file) onFile(file);
        }}
        className={clsx(
          "flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-10 text-center transition-colors",
          over ? "border-accent bg-hover" : "border-line-strong bg-surface",
        )}
      >
        <FileUp aria-hidden="true" className="size-6 text-muted" />
        <div className="flex flex-wrap items-center justify-center gap-2 text-muted text-sm">
          <input
            id={id}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            aria-describedby={`${id}hint`}
            disabled={reading}
            className="peer sr-only"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              // The same file may be chosen again once it was corrected.
              event.target.value = "";
              if (file) onFile(file);
            }}
          />
          <label
            htmlFor={id}
            className={buttonStyle({
              variant: "primary",
              className:
                "cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-disabled:opacity-50",
            })}
          >
            {t("file.choose")}
          </label>
          <span>{t("file.drop")}</span>
        </div>
        <p id={`${id}hint`} className="max-w-prose text-muted text-xs">
          {t("file.hint")}
        </p>
        {children}
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {reading ? t("file.reading") : null}
      </p>
      {problem ? (
        <Callout tone="danger" role="alert">
          {t(`fileProblem.${problem}`)}
        </Callout>
      ) : null}
    </div>
  );
}
