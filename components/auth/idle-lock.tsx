"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { signInAgain, tellSession } from "@/components/layout/session-channel";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { keepDrafts } from "@/components/ui/draft-keeper";
import { lockSessionAction, reportPresenceAction } from "@/lib/auth/actions";

const REPORT_EVERY_MS = 60_000;
const LOOK_EVERY_MS = 1_000;
const WARN_MS = 60_000;
const LOCK_WITHIN_MS = 3_000;
const SHARED = "last-presence";
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
/** When a sleeping machine or a hidden tab is back, and when another tab has locked. */
const RETURNS = ["focus", "pageshow", "storage"] as const;

/**
 * Reports real presence at most once a minute, warns a minute before, and leaves for the sign-in when there was none for
 * `minutes`, in any tab, also when the machine slept. The server locks the session by itself; this empties the screen.
 */
export function IdleLock({ minutes }: { minutes: number }) {
  const t = useTranslations("layout.idle");
  const [seconds, setSeconds] = useState<number | null>(null);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => watchPresence(minutes * 60_000, setSeconds), [minutes]);
  // Its press is a sign like any other, and takes the warning away.
  const onStay = () => setSeconds(null);
  return (
    <Dialog
      open={seconds !== null}
      onClose={onStay}
      title={t("title")}
      size="sm"
      initialFocus={stay}
      footer={
        <Button ref={stay} variant="primary" onClick={onStay}>
          {t("stay")}
        </Button>
      }
    >
      <p role="timer" className="text-sm tabular-nums">
        {t("text", { seconds: seconds ?? 0 })}
      </p>
    </Dialog>
  );
}

/** `onLeft` hears how many seconds are left in the last minute, and null once somebody is there. */
function watchPresence(idleMs: number, onLeft: (seconds: number | null) => void): () => void {
  let reported = Date.now();
  let seen = reported;
  let left = false;
  const warnMs = Math.min(WARN_MS, idleMs / 2);
  localStorage.setItem(SHARED, String(reported));

  const look = () => {
    if (left) return;
    const now = Date.now();
    const rest = Number(localStorage.getItem(SHARED)) + idleMs - now;
    onLeft(rest < warnMs ? Math.max(0, Math.ceil(rest / 1000)) : null);
    if (rest < 0) {
      left = true;
      leave();
    } else if (seen > reported && now - reported >= REPORT_EVERY_MS) {
      reported = now;
      reportPresenceAction().catch(() => undefined);
    }
  };
  const onSign = () => {
    const now = Date.now();
    // A pointer that moves fires often; a second is close enough.
    if (now - seen < 1000 && now >= seen) return;
    look();
    if (left) return;
    seen = now;
    localStorage.setItem(SHARED, String(now));
    onLeft(null);
  };

  const timer = setInterval(look, LOOK_EVERY_MS);
  for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true });
  for (const name of RETURNS) window.addEventListener(name, look);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, onSign);
    for (const name of RETURNS) window.removeEventListener(name, look);
    document.removeEventListener("visibilitychange", look);
  };
}

/**
 * Keeps what was typed, hides the page and tells the other tabs, ends the session, whose own clock may be some seconds
 * behind, then leaves by a full navigation, so that nothing stays in memory.
 */
async function leave(): Promise<void> {
  keepDrafts();
  document.documentElement.style.visibility = "hidden";
  localStorage.setItem(SHARED, "0");
  tellSession("idle");
  const enough = new Promise((resolve) => setTimeout(resolve, LOCK_WITHIN_MS));
  await Promise.race([lockSessionAction().catch(() => undefined), enough]);
  // Going back may bring this page out of the browser's memory, still hidden.
  window.addEventListener("pageshow", () => window.location.reload(), { once: true });
  window.location.replace(signInAgain());
}
