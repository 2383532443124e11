"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

/** While a panel is open, another row takes its place in the history, so that closing always leads to the list. */
export function useReplaceWhileOpen(open: boolean): ((event: MouseEvent) => void) | undefined {
  const router = useRouter();
  if (!open) return undefined;
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-row]") : null;
    const href = link?.getAttribute("href");
    if (!href || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    router.replace(href, { scroll: false });
  };
}
