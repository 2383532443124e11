"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { ActionError } from "@/lib/core/result";
import { ChunkProgress } from "./chunk-progress";
import { ImportTrouble } from "./import-trouble";

interface CheckStepProps {
  rows: number;
  /** Rows that were checked; null: no check is under way. */
  done: number | null;
  error: ActionError | null;
  /** Why nothing can be checked yet. */
  missing: ReactNode;
  checked: boolean;
  onCheck: () => void;
}

/** The button that has all rows checked, and how far that is. */
export function CheckStep({ rows, done, error, missing, checked, onCheck }: CheckStepProps) {
  const t = useTranslations("imports.preview");
  return (
    <div className="mt-4 grid gap-3">
      {missing ? <Callout tone="warning">{missing}</Callout> : null}
      {error ? <ImportTrouble error={error} /> : null}
      {done === null ? (
        <div>
          <Button variant={checked ? "default" : "primary"} disabled={Boolean(missing)} onClick={onCheck}>
            {t("check", { rows })}
          </Button>
        </div>
      ) : (
        <ChunkProgress label={t("checking", { done, rows })} done={done} rows={rows} />
      )}
    </div>
  );
}
