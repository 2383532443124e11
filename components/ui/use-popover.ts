"use client";

import { type RefObject, type ToggleEvent, useEffect, useId, useRef, useState } from "react";
import { placePopover } from "./place-popover";

export interface PopoverTrigger {
  popoverTarget: string;
  "aria-haspopup": "dialog" | "menu";
}

interface PopoverParts {
  open: boolean;
  close: () => void;
  trigger: PopoverTrigger;
  surface: {
    id: string;
    ref: RefObject<HTMLDivElement | null>;
    popover: "auto";
    onToggle: (event: ToggleEvent<HTMLDivElement>) => void;
  };
}

/** The browser's popover (light dismiss, Escape, focus given back), placed beside the button that opens it. */
export function usePopover(
  kind: "dialog" | "menu",
  align: "start" | "end",
  onOpen?: () => void,
): PopoverParts {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const opened = useRef(onOpen);

  useEffect(() => {
    opened.current = onOpen;
  });

  // The browser may have opened it before this script was there to hear of it.
  useEffect(() => {
    if (ref.current?.matches(":popover-open")) setOpen(true);
  }, []);

  useEffect(() => {
    if (!open) return;
    const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
    const place = () => ref.current && anchor && placePopover(ref.current, anchor, { align });
    place();
    opened.current?.();
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, { capture: true });
    };
  }, [open, id, align]);

  return {
    open,
    close: () => ref.current?.hidePopover(),
    trigger: { popoverTarget: id, "aria-haspopup": kind },
    surface: { id, ref, popover: "auto", onToggle: (event) => setOpen(event.newState === "open") },
  };
}

export const popoverStyle =
  "fixed inset-auto m-0 overflow-auto rounded-lg border border-line bg-raised text-ink shadow-lg scrollbar-thin " +
  "transition-opacity starting:open:opacity-0";
