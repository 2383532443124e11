"use client";

import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field-context";

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      {...useFieldControl(rest)}
      rows={rows}
      className={clsx(controlStyle, "field-sizing-content block max-h-60 px-2.5 py-1.5", className)}
    />
  );
}
