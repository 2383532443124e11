"use client";

import { useNow } from "next-intl";
import { createContext, use, useSyncExternalStore } from "react";

/** One clock for all countdowns of the page: it ticks every second, only while something listens. */
function subscribeToSeconds(listener: () => void): () => void {
  if (listeners.size === 0) start();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** Milliseconds since the epoch at the last tick. */
function currentSecond(): number {
  return now;
}

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function start(): void {
  now = Date.now();
  timer = setInterval(() => {
    now = Date.now();
    for (const listener of listeners) listener();
  }, 1000);
}

/** How far the server's clock is ahead of the browser's, in milliseconds: a countdown must not trust the latter. */
export const ClockOffset = createContext(0);

/** Whole seconds until an instant (ISO 8601), counting down; 0 once it is over. */
export function useSecondsLeft(expiresAt: string): number {
  const rendered = useNow().getTime();
  const now = useSyncExternalStore(subscribeToSeconds, currentSecond, () => rendered);
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - now - use(ClockOffset)) / 1000));
}
