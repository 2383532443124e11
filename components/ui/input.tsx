"use client";

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-context";

interface InputProps extends ComponentProps<"input"> {
  /** Quiet text inside the box, such as a currency code. Say the same in the label or the hint. */
  prefix?: string;
  suffix?: ReactNode;
}

/** A one-line control. Inside a Field it takes id, description and error state from there. */
export function Input({ className, prefix, suffix, ...rest }: InputProps) {
  const control = useFieldControl(rest);
  const input = (
    <input
      {...rest}
      {...control}
      className={clsx(
        controlStyle,
        "h-8 px-2.5 pointer-coarse:h-10",
        prefix && "pl-12",
        suffix && "pr-12",
        className,
      )}
    />
  );
  if (!prefix && !suffix) return input;
  return (
    <span className="relative block">
      {prefix ? (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-faint text-sm">
          {prefix}
        </span>
      ) : null}
      {input}
      {suffix ? (
        <span className="absolute inset-y-0 right-1 flex items-center text-faint text-sm">{suffix}</span>
      ) : null}
    </span>
  );
}
