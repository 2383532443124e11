"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

interface FilterSurfaceProps {
  label: string;
  set: boolean;
  children: (close: () => void) => ReactNode;
}

/** The button of a filter that is more than a list of choices, and what it opens. */
export function FilterSurface({ label, set, children }: FilterSurfaceProps) {
  return (
    <Popover
      label={label}
      className="w-72 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className={clsx(!set && "border-dashed text-muted")}>
          <Plus aria-hidden="true" className="text-faint" />
          {label}
        </Button>
      )}
    >
      {(close) => children(close)}
    </Popover>
  );
}
