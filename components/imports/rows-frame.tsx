"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Select } from "@/components/ui/select";
import type { ImportDto } from "@/lib/imports/schema";
import { useCounts } from "./use-count-labels";

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

interface RowFilterProps {
  row: ImportDto;
  status: string | null;
  onChange: (status: string | null) => void;
}

/** The states that rows are in, with their counts. */
function RowFilter({ row, status, onChange }: RowFilterProps) {
  const t = useTranslations("imports.detail");
  const counts = useCounts()(row).filter((one) => one.count > 0 || one.status === status);
  return (
    <Select
      aria-label={t("filter")}
      value={status ?? ""}
      className="w-56"
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{t("count", { label: t("all"), count: row.rows })}</option>
      {counts.map((one) => (
        <option key={one.status} value={one.status}>
          {t("count", { label: one.label, count: one.count })}
        </option>
      ))}
    </Select>
  );
}
