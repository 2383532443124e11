"use client";

import { useEffect } from "react";
import { reportPresenceAction } from "@/lib/auth/actions";

const REPORT_EVERY_MS = 60_000;
const LOOK_EVERY_MS = 5_000;
const SHARED = "last-presence";
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/**
 * Reports real presence at most once a minute, and leaves for the sign-in when there was none for `minutes`, in any tab,
 * also when the machine slept. The server locks the session by itself; this empties the screen.
 */
export function IdleLock({ minutes }: { minutes: number }) {
  useEffect(() => {
    let reported = Date.now();
    const now = () => Date.now();
    localStorage.setItem(SHARED, String(now()));
    const onSign = () => {
      const time = now();
      if (time - Number(localStorage.getItem(SHARED)) > minutes * 60_000) return leave();
      localStorage.setItem(SHARED, String(time));
      if (time - reported < REPORT_EVERY_MS) return;
      reported = time;
      reportPresenceAction().catch(() => undefined);
    };
    const look = () => {
      if (now() - Number(localStorage.getItem(SHARED)) > minutes * 60_000) leave();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, onSign);
      document.removeEventListener("visibilitychange", look);
    };
  }, [minutes]);
  return null;
}

/** A full navigation, so that nothing of the page stays in memory. */
function leave(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?reason=idle&callbackUrl=${encodeURIComponent(here)}`);
}
