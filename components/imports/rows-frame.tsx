"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { ImportDto } from "@/lib/imports/schema";
import { RowFilter } from "./row-filter";

interface RowsFrameProps {
  row: ImportDto;
  status: string | null;
  onStatus: (status: string | null) => void;
  children: ReactNode;
}

/** The heading of an import's rows, with the choice which of them are shown. */
export function RowsFrame({ row, status, onStatus, children }: RowsFrameProps) {
  const t = useTranslations("imports.detail");
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="font-semibold text-base">
          {t("rows")}
        </h2>
        <RowFilter row={row} status={status} onChange={onStatus} />
      </div>
      {children}
    </section>
  );
}
