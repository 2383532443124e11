"use client";

import { useEffect } from "react";
import { lockSessionAction, reportPresenceAction } from "@/lib/auth/actions";

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
    let left = false;
    localStorage.setItem(SHARED, String(reported));
    const look = () => {
      if (left || Date.now() - Number(localStorage.getItem(SHARED)) <= minutes * 60_000) return;
      left = true;
      leave();
    };
    const onSign = () => {
      look();
      if (left) return;
      const time = Date.now();
      localStorage.setItem(SHARED, String(time));
      if (time - reported < REPORT_EVERY_MS) return;
      reported = time;
      reportPresenceAction().catch(() => undefined);
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

/** Ends the session first, whose own clock may be some seconds behind; then a full navigation, so that nothing stays. */
async function leave(): Promise<void> {
  await lockSessionAction().catch(() => undefined);
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?reason=idle&callbackUrl=${encodeURIComponent(here)}`);
}
