"use client";

import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { useTranslations } from "next-intl";
import { Checkbox } from "./checkbox";
import { IconButton } from "./icon-button";
import { Popover } from "./popover";
import { SegmentedControl } from "./segmented-control";
import type { TableColumn } from "./table-column";
import type { TablePreferences } from "./table-preferences";

interface ColumnChooserProps {
  columns: readonly Pick<TableColumn<never>, "id" | "header" | "fixed">[];
  preferences: TablePreferences;
  onChange: (preferences: TablePreferences) => void;
}

/** Which columns are shown, and how tightly. Use with `useTablePreferences`. */
export function ColumnChooser({ columns, preferences, onChange }: ColumnChooserProps) {
  const t = useTranslations("ui.columns");
  const { hidden, density } = preferences;
  const toggle = (id: string, shown: boolean) =>
    onChange({ ...preferences, hidden: shown ? hidden.filter((other) => other !== id) : [...hidden, id] });
  return (
    <Popover
      label={t("label")}
      align="end"
      className="w-60"
      trigger={(trigger) => (
        <IconButton {...trigger} variant="default" label={t("label")} icon={<SlidersHorizontal />} />
      )}
    >
      <div className="border-line border-b p-2">
        <SegmentedControl
          label={t("density")}
          className="w-full"
          value={density}
          onChange={(next) => onChange({ ...preferences, density: next })}
          options={[
            { value: "compact", label: t("compact") },
            { value: "comfortable", label: t("comfortable") },
          ]}
        />
      </div>
      <fieldset className="p-1">
        <legend className="px-2 pt-1 pb-0.5 text-muted text-xs">{t("shown")}</legend>
        {columns.map((column) => (
          <Checkbox
            key={column.id}
            className="rounded-sm px-2 py-1.5 hover:bg-hover"
            label={column.header}
            checked={column.fixed || !hidden.includes(column.id)}
            disabled={column.fixed ?? false}
            onChange={(event) => toggle(column.id, event.target.checked)}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
