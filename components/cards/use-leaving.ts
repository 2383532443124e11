"use client";

import { useEffect, useEffectEvent } from "react";
import { flushSync } from "react-dom";

/** `window`: another window or tab has the focus; `page`: the page is left or kept for going back; `lock`: a tab locked. */
export type Leaving = "window" | "page" | "lock";

/**
 * Calls back when the person turns away from this page, before the browser paints or keeps it; while `watching`.
 * What the callback changes is taken out of the document at once.
 */
export function useLeaving(watching: boolean, onLeave: (how: Leaving) => void): void {
  const leave = useEffectEvent((how: Leaving) => flushSync(() => onLeave(how)));
  useEffect(() => {
    if (!watching) return;
    const onBlur = () => leave("window");
    const onHide = () => document.hidden && leave("window");
    const onPageHide = () => leave("page");
    // The idle lock empties every tab by this mark; see components/auth/idle-lock.
    const onStorage = (event: StorageEvent) =>
      event.key === "last-presence" && event.newValue === "0" && leave("lock");
    window.addEventListener("blur", onBlur);
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", onPageHide);
    window.addEventListener("storage", onStorage);
    return () => {
      window.removeEventListener("blur", onBlur);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", onPageHide);
      window.removeEventListener("storage", onStorage);
    };
  }, [watching]);
}

/** Whether nobody may be looking at this page now. */
export function isAway(): boolean {
  return document.hidden || !document.hasFocus();
}
