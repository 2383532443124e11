"use client";

import { clsx } from "clsx";
import { type ReactNode, useRef } from "react";
import { type PopoverTrigger, popoverStyle, usePopover } from "./use-popover";

interface PopoverProps {
  /** Names the popover for assistive technology. */
  label: string;
  align?: "start" | "end";
  /** Spread the given props on a Button. */
  trigger: (props: PopoverTrigger) => ReactNode;
  className?: string;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small surface beside its button. Its content exists only while it is open; its first field gets the focus. */
export function Popover({ label, align = "start", trigger, className, children }: PopoverProps) {
  const content = useRef<HTMLDivElement>(null);
  const popover = usePopover("dialog", align, () => {
    content.current?.querySelector<HTMLElement>("input, select, textarea, button, a[href]")?.focus();
  });
  return (
    <>
      {trigger(popover.trigger)}
      <div
        {...popover.surface}
        role="dialog"
        aria-label={label}
        className={clsx(popoverStyle, "max-h-[min(28rem,80dvh)] max-w-[calc(100vw-1rem)]", className)}
      >
        <div ref={content}>
          {popover.open ? (typeof children === "function" ? children(popover.close) : children) : null}
        </div>
      </div>
    </>
  );
}
