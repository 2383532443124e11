"use client";

import { type RefObject, useEffect } from "react";

/**
 * `/` goes to the search field, `j` and `k` or the arrows move along the rows' links inside `list`, from the row whose
 * panel is open, which then follows; Enter opens, as the links do by themselves. Nothing happens while a person types or
 * a dialog is in front.
 */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog:modal, [popover=auto]:popover-open"))
        return;
      if (event.key === "/") {
        event.preventDefault();
        list.current?.querySelector<HTMLElement>("input[type=search]")?.focus();
        return;
      }
      const rows: Element[] = [...(list.current?.querySelectorAll("a[data-row]") ?? [])];
      const focused = document.activeElement ? rows.indexOf(document.activeElement) : -1;
      const open = rows.findIndex((row) => row.closest("tr")?.ariaCurrent === "true");
      const at = focused >= 0 ? focused : open;
      const step = stepOf(event.key, focused >= 0);
      const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
      if (step === 0 || !(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus();
      if (open >= 0) next.click();
      next.closest("tr")?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [list]);
}

/** The arrows scroll the page until a row has the focus. */
function stepOf(key: string, onRow: boolean): -1 | 0 | 1 {
  if (key === "j" || (key === "ArrowDown" && onRow)) return 1;
  if (key === "k" || (key === "ArrowUp" && onRow)) return -1;
  return 0;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]");
}
