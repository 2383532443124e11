import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** Why there is nothing, and what to do next. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing here yet, and the next step. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-6 py-12 text-center">
      {icon ? (
        <span className="mb-3 grid size-10 place-items-center rounded-lg border border-line bg-subtle text-muted [&_svg]:size-5">
          {icon}
        </span>
      ) : null}
      <div className="font-semibold text-base text-ink">{title}</div>
      {children ? <div className="mt-1 max-w-full text-muted text-sm">{children}</div> : null}
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
