"use client";

import { type ReactNode, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

export interface Choice {
  value: string;
  label: ReactNode;
}

interface ChoiceListProps {
  label: string;
  choices: readonly Choice[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  /** Instead of choices, when there are none. */
  empty: ReactNode;
  /** One at a time. */
  single?: boolean;
}

/** Choices of which any number can be taken, or one; every change applies at once. */
export function ChoiceList({ label, choices, selected, onChange, empty, single }: ChoiceListProps) {
  const name = useId();
  if (choices.length === 0)
    return (
      <p role="status" className="px-2 py-3 text-muted text-sm">
        {empty}
      </p>
    );
  return (
    <fieldset className="-mx-2 max-h-64 overflow-y-auto px-0.5">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ value, label: text }) =>
        single ? (
          <label
            key={value}
            className="flex items-center gap-2 rounded-sm px-1.5 py-1.5 text-sm hover:bg-hover"
          >
            <input
              type="radio"
              name={name}
              className="accent-accent"
              checked={selected.includes(value)}
              onChange={() => onChange([value])}
            />
            {text}
          </label>
        ) : (
          <Checkbox
            key={value}
            className="rounded-sm px-1.5 py-1.5 hover:bg-hover"
            label={text}
            checked={selected.includes(value)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...selected, value] : selected.filter((other) => other !== value),
              )
            }
          />
        ),
      )}
    </fieldset>
  );
}
