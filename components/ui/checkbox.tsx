"use client";

import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import Minus from "lucide-react/icons/minus";
import { type ComponentProps, type ReactNode, useCallback, useId } from "react";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "ref"> {
  /** Without a visible label, pass `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  indeterminate?: boolean;
}

export function Checkbox({ label, hint, indeterminate = false, className, ...rest }: CheckboxProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const mark = useCallback(
    (input: HTMLInputElement | null) => {
      if (input) input.indeterminate = indeterminate;
    },
    [indeterminate],
  );
  const box = (
    <span className="relative inline-grid size-4 shrink-0 place-items-center">
      <input
        {...rest}
        id={id}
        ref={mark}
        type="checkbox"
        className={clsx(
          "peer size-4 appearance-none rounded-sm border border-control bg-surface transition-colors",
          "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent",
          "disabled:cursor-not-allowed disabled:opacity-50",
        )}
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none invisible absolute size-3 text-on-accent peer-checked:visible peer-indeterminate:invisible"
      />
      <Minus
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none invisible absolute size-3 text-on-accent peer-indeterminate:visible"
      />
    </span>
  );
  if (label === undefined) return box;
  return (
    <label htmlFor={id} className={clsx("flex items-start gap-2 text-sm", className)}>
      <span className="flex h-5 items-center">{box}</span>
      <span>
        {label}
        {hint ? <span className="block text-muted text-xs">{hint}</span> : null}
      </span>
    </label>
  );
}
