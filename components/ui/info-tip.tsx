import { clsx } from "clsx";
import Info from "lucide-react/icons/info";
import type { ReactNode } from "react";

/** A small “i” whose text shows on hover, focus and press: the meaning of a term, never a needed instruction. */
export function InfoTip({ label, text }: { label: string; text: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={text}
      data-tip-press=""
      className="inline-grid size-4 place-items-center rounded-full align-text-bottom text-faint hover:text-ink"
    >
      <Info aria-hidden="true" className="size-3.5" />
    </button>
  );
}

interface TipMarkProps {
  /** What the marked words mean or stand on; without it they are plain. */
  tip: string | undefined;
  className?: string;
  children: ReactNode;
}

/** Words with an explanation that the pointer, the keyboard and a finger reach alike. */
export function TipMark({ tip, className, children }: TipMarkProps) {
  if (!tip) return <span className={className}>{children}</span>;
  return (
    <span
      // No button: it does nothing, and its words must not be taken for a control's.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 1.4.13
      tabIndex={0}
      data-tip={tip}
      data-tip-press=""
      className={clsx(
        "cursor-help rounded-xs underline decoration-line-strong decoration-dotted underline-offset-3",
        className,
      )}
    >
      {children}
    </span>
  );
}
