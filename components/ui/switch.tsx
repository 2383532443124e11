"use client";

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "role"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** On or off, at once. For a choice that is sent later with a form, use Checkbox. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  return (
    <label className={clsx("flex items-start justify-between gap-4 text-sm", className)}>
      <span>
        <span className="font-medium">{label}</span>
        {hint ? <span className="block text-muted text-xs">{hint}</span> : null}
      </span>
      <span className="relative inline-flex h-5 w-9 shrink-0">
        <input
          {...rest}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox carries its state itself
          role="switch"
          className={clsx(
            "peer h-5 w-9 appearance-none rounded-full border border-control bg-subtle transition-colors",
            "checked:border-accent checked:bg-accent disabled:cursor-not-allowed disabled:opacity-50",
          )}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-muted transition-[translate,background-color] peer-checked:translate-x-4 peer-checked:bg-on-accent"
        />
      </span>
    </label>
  );
}
