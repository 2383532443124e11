"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { Popover } from "./popover";

interface FilterMenuProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: ReactNode; count?: string | undefined }[];
  selected: readonly Value[];
  onChange: (selected: Value[]) => void;
  /** One choice at a time (radio buttons) instead of several. */
  single?: boolean;
}

/** One filter: a button that opens its choices. Every change applies at once. */
export function FilterMenu<Value extends string>(props: FilterMenuProps<Value>) {
  const { label, options, selected, onChange, single = false } = props;
  const name = useId();
  const choose = (value: Value, checked: boolean) => {
    if (single) onChange(checked ? [value] : []);
    else onChange(options.map((o) => o.value).filter((v) => (v === value ? checked : selected.includes(v))));
  };
  return (
    <Popover
      label={label}
      className="min-w-48 p-1"
      trigger={(trigger) => (
        <Button {...trigger} className={clsx(selected.length === 0 && "border-dashed text-muted")}>
          <Plus aria-hidden="true" className="text-faint" />
          {label}
          {selected.length > 0 ? (
            <span className="rounded-xs bg-accent-subtle px-1 text-accent-ink text-xs tabular-nums">
              {selected.length}
            </span>
          ) : null}
        </Button>
      )}
    >
      <fieldset>
        <legend className="sr-only">{label}</legend>
        {options.map((option) => (
          <div key={option.value} className="flex items-center rounded-sm px-2 hover:bg-hover">
            {single ? (
              <label className="flex flex-1 items-center gap-2 py-1.5 text-sm">
                <input
                  type="radio"
                  name={name}
                  className="accent-accent"
                  checked={selected.includes(option.value)}
                  onChange={() => choose(option.value, true)}
                />
                {option.label}
              </label>
            ) : (
              <Checkbox
                className="flex-1 py-1.5"
                label={option.label}
                checked={selected.includes(option.value)}
                onChange={(event) => choose(option.value, event.target.checked)}
              />
            )}
            {option.count === undefined ? null : (
              <span className="pl-4 text-faint text-xs tabular-nums">{option.count}</span>
            )}
          </div>
        ))}
      </fieldset>
    </Popover>
  );
}
