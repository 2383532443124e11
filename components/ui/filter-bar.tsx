"use client";

import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";

export interface ActiveFilter {
  id: string;
  /** What is filtered, such as “Status”. */
  label: string;
  /** To what, in the viewer's words. */
  value: string;
  onRemove: () => void;
}

interface FilterBarProps {
  /** Names the group for assistive technology: “Filter cards”. */
  label: string;
  search?: ReactNode;
  /** FilterMenus and other controls. */
  children?: ReactNode;
  active: readonly ActiveFilter[];
  onClear: () => void;
  /** At the end of the line: ColumnChooser, export. */
  end?: ReactNode;
}

/** Search, filters and what is filtered now. The state lives in the address; callers read and write it there. */
export function FilterBar({ label, search, children, active, onClear, end }: FilterBarProps) {
  const t = useTranslations("ui.filter");
  return (
    <fieldset className="mb-3 grid min-w-0 gap-2">
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {search ? <div className="w-full sm:w-72">{search}</div> : null}
        {children}
        {end ? <div className="ml-auto flex flex-wrap items-center gap-2">{end}</div> : null}
      </div>
      {active.length > 0 ? (
        <ul aria-label={t("active")} className="flex flex-wrap items-center gap-1.5">
          {active.map((filter) => (
            <li key={filter.id}>
              <FilterChip filter={filter} />
            </li>
          ))}
          <li>
            <Button variant="ghost" size="sm" onClick={onClear}>
              {t("clear")}
            </Button>
          </li>
        </ul>
      ) : null}
    </fieldset>
  );
}

function FilterChip({ filter }: { filter: ActiveFilter }) {
  const t = useTranslations("ui.filter");
  return (
    <span className="inline-flex h-6 max-w-72 items-center rounded-sm border border-accent-line bg-accent-subtle pl-2 text-xs pointer-coarse:h-8">
      <span className="truncate">
        <span className="text-muted">{filter.label}</span> <span className="font-medium">{filter.value}</span>
      </span>
      <button
        type="button"
        aria-label={t("remove", { label: filter.label, value: filter.value })}
        onClick={filter.onRemove}
        className="grid h-full w-6 shrink-0 place-items-center rounded-sm text-muted hover:text-ink pointer-coarse:w-8"
      >
        <X aria-hidden="true" className="size-3" />
      </button>
    </span>
  );
}
