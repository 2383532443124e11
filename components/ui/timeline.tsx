import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Tone, toneText } from "./tones";

export interface TimelineItem {
  id: string;
  icon: ReactNode;
  tone?: Tone;
  title: ReactNode;
  /** Usually a Time. */
  time: ReactNode;
  /** Who did it, and the details. */
  children?: ReactNode;
}

/** What happened, newest first unless the caller says otherwise. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className="text-sm">
      {items.map((item) => (
        <li key={item.id} className="group/item relative flex gap-3 pb-4 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-6 bottom-0 left-3 w-px -translate-x-1/2 bg-line group-last/item:hidden"
          />
          <span
            className={clsx(
              "grid size-6 shrink-0 place-items-center rounded-full border border-line bg-surface [&_svg]:size-3.5",
              toneText[item.tone ?? "neutral"],
            )}
          >
            {item.icon}
          </span>
          <div className="min-w-0 flex-1">
            <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-3">
              <span className="font-medium">{item.title}</span>
              <span className="text-muted text-xs">{item.time}</span>
            </div>
            {item.children ? <div className="text-muted text-xs">{item.children}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
