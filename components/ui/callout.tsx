import { clsx } from "clsx";
import type { ReactNode } from "react";
import { ToneIcon } from "./tone-icon";
import { type Tone, toneClasses } from "./tones";

interface CalloutProps {
  tone?: Tone;
  title?: ReactNode;
  /** "alert" is read out at once; use it for what has just gone wrong. */
  role?: "alert" | "status" | "note";
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A message that belongs to the place it stands in. */
export function Callout({ tone = "info", title, role = "note", actions, className, children }: CalloutProps) {
  return (
    <div
      role={role}
      className={clsx("flex gap-2.5 rounded-md border px-3 py-2.5 text-sm", toneClasses[tone], className)}
    >
      <ToneIcon tone={tone} className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <div className="font-medium">{title}</div> : null}
        {children ? <div className="text-ink">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
