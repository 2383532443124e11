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
    <span
      className={clsx(
        "inline-flex h-5 max-w-full align-middle items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-xs [&_svg]:size-3 [&_svg]:shrink-0",
        toneClasses[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
