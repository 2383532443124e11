"use client";

import { useNow } from "next-intl";
import { createContext, use, useSyncExternalStore } from "react";
import { currentSecond, subscribeToSeconds } from "./second-store";

/** How far the server's clock is ahead of the browser's, in milliseconds: a countdown must not trust the latter. */
export const ClockOffset = createContext(0);

/** Whole seconds until an instant (ISO 8601), counting down; 0 once it is over. */
export function useSecondsLeft(expiresAt: string): number {
  const rendered = useNow().getTime();
  const now = useSyncExternalStore(subscribeToSeconds, currentSecond, () => rendered);
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - now - use(ClockOffset)) / 1000));
}
