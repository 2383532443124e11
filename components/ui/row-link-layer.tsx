"use client";

import { useEffect } from "react";

/**
 * Lets a table row answer to a click anywhere by following its one link, server-rendered rows too. Unlike a link
 * stretched over the row it leaves the text selectable, and buttons and tooltips in the cells reachable.
 */
export function RowLinkLayer() {
  useEffect(() => {
    const controller = new AbortController();
    document.addEventListener("click", follow, { signal: controller.signal });
    document.addEventListener("auxclick", follow, { signal: controller.signal });
    return () => controller.abort();
  }, []);
  return null;
}

const INTERACTIVE = "a, button, input, select, textarea, label, summary, [popover], [data-tip-press]";

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button > 1 || !(event.target instanceof Element)) return;
  if (event.target.closest(INTERACTIVE) || getSelection()?.isCollapsed === false) return;
  const link = event.target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row]");
  if (!link) return;
  if (event.button === 1 || event.metaKey || event.ctrlKey) window.open(link.href, "_blank", "noopener");
  else link.click();
}
