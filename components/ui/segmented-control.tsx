"use client";

import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

interface SegmentedControlProps<Value extends string> {
  /** Names the group for assistive technology. */
  label: string;
  options: readonly { value: Value; label: ReactNode; tip?: string }[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}

/** Two to four exclusive choices side by side: radio buttons underneath, so the arrow keys move between them. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, options, value, onChange, className } = props;
  const name = useId();
  return (
    <fieldset
      className={clsx("inline-flex rounded-md bg-subtle p-0.5 ring-1 ring-line ring-inset", className)}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          data-tip={option.tip}
          className={clsx(
            "flex h-7 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-sm px-2.5 text-muted text-xs transition-colors pointer-coarse:h-9",
            "hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-sm",
            "has-focus-visible:outline-2 has-focus-visible:outline-focus dark:has-checked:bg-hover [&_svg]:size-4",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
