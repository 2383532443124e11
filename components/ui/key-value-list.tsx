import { clsx } from "clsx";
import type { ReactNode } from "react";
import { TipMark } from "./info-tip";

interface KeyValueListProps {
  items: readonly { label: string; value: ReactNode; tip?: string }[];
  /** Columns on a wide place. */
  columns?: 1 | 2 | 3;
  className?: string;
}

/** Names and values in two aligned columns. */
export function KeyValueList({ items, columns = 1, className }: KeyValueListProps) {
  return (
    <div className={clsx("@container", className)}>
      <dl
        className={clsx(
          "grid gap-x-8 gap-y-2 text-sm",
          columns === 2 && "@2xl:grid-cols-2",
          columns === 3 && "@2xl:grid-cols-2 @4xl:grid-cols-3",
        )}
      >
        {items.map((item) => (
          <div
            key={item.label}
            className="grid min-w-0 grid-cols-[minmax(7rem,2fr)_3fr] items-baseline gap-3"
          >
            <dt className="text-muted">
              <TipMark tip={item.tip}>{item.label}</TipMark>
            </dt>
            <dd className="min-w-0 text-ink">{item.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
