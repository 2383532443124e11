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
    <span className="checkbox">
      <input {...rest} id={id} ref={mark} type="checkbox" className="checkbox-input" />
      <Check aria-hidden="true" strokeWidth={3} className="checkbox-mark" />
      <Minus aria-hidden="true" strokeWidth={3} className="checkbox-mark" />
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
