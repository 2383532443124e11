import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Without padding, for a table or a list that goes to the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled part of a page on its own surface. */
export function Section({ title, description, actions, flush = false, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={clsx("overflow-hidden rounded-lg border border-line bg-surface", className)}
    >
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-1.5">
        <div>
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          {description ? <p className="text-muted text-xs">{description}</p> : null}
        </div>
        {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
      </header>
      <div className={flush ? undefined : "p-4"}>{children}</div>
    </section>
  );
}
