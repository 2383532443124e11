"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { panelStyle } from "./side-panel";
import { Skeleton } from "./skeleton";

/** The frame of a panel from the moment its row is pressed until the server has sent what stands in it. */
export function PendingPanel() {
  const path = usePathname();
  const [pressed, setPressed] = useState<{ from: string } | null>(null);
  if (pressed && pressed.from !== path) setPressed(null);
  useEffect(() => {
    const listen = (event: MouseEvent) => {
      if (opensPanel(event)) setPressed({ from: location.pathname });
    };
    document.addEventListener("click", listen);
    return () => document.removeEventListener("click", listen);
  }, []);
  useEffect(() => {
    if (!pressed) return;
    const timer = setTimeout(() => setPressed(null), GIVEN_UP_MS);
    return () => clearTimeout(timer);
  }, [pressed]);
  if (!pressed) return null;
  return (
    <div aria-busy="true" data-pending-panel="" className={`${panelStyle} flex`}>
      <div className="flex h-13 items-center border-line border-b px-4">
        <Skeleton className="h-4 w-48" />
      </div>
      <div className="grid gap-4 p-4">
        <Skeleton className="h-7 w-56" />
        <Skeleton className="h-28 w-full" />
        <Skeleton className="h-44 w-full" />
        <Skeleton className="h-28 w-full" />
      </div>
    </div>
  );
}

const GIVEN_UP_MS = 20_000;

function opensPanel(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest("a[data-panel]") : null;
  return link instanceof HTMLAnchorElement && link.pathname !== location.pathname;
}
