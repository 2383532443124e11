import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Tone, toneClasses } from "./tones";

interface BadgeProps {
  tone?: Tone;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A short word on a tinted ground. For the state of a thing use StatusBadge. */
export function Badge({ tone = "neutral", icon, className, children }: BadgeProps) {
  return (
    <span className={clsx("badge", toneClasses[tone], className)}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
