"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { ImportDto } from "@/lib/imports/schema";
import { useCounts } from "./use-count-words";

interface RowFilterProps {
  row: ImportDto;
  status: string | null;
  onChange: (status: string | null) => void;
}

/** The states that rows are in, with their counts. */
export function RowFilter({ row, status, onChange }: RowFilterProps) {
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
