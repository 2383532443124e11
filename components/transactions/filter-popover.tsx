"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

interface FilterPopoverProps {
  label: string;
  /** How many values are chosen. */
  count: number;
  /** What is chosen from; it exists only while it is open. */
  children: (close: () => void) => ReactNode;
}

/** A filter's button and the surface that it opens, alike for all filters that are more than a short list. */
export function FilterPopover({ label, count, children }: FilterPopoverProps) {
  return (
    <Popover
      label={label}
      className="w-72 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className={clsx(count === 0 && "border-dashed text-muted")}>
          <Plus aria-hidden="true" className="text-faint" />
          {label}
          {count > 0 ? (
            <span className="rounded-xs bg-accent-subtle px-1 text-accent-ink text-xs tabular-nums">
              {count}
            </span>
          ) : null}
        </Button>
      )}
    >
      {(close) => children(close)}
    </Popover>
  );
}
