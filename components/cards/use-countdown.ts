"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Whole seconds left of `seconds` since this appeared; calls `onEnd` once they are over, late timers or not. */
export function useCountdown(seconds: number, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const deadline = Date.now() + seconds * 1000;
    // The wall clock may be set back; the timer is not.
    const timer = setTimeout(() => end(), seconds * 1000);
    const ticks = setInterval(() => {
      const rest = Math.ceil((deadline - Date.now()) / 1000);
      setLeft(Math.min(seconds, Math.max(0, rest)));
      if (rest <= 0) end();
    }, 250);
    return () => {
      clearTimeout(timer);
      clearInterval(ticks);
    };
  }, [seconds]);
  return left;
}
