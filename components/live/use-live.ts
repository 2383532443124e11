"use client";

import { useEffect, useEffectEvent } from "react";
import type { LiveSignal, LiveTopic } from "@/lib/live/vocabulary";
import { useLiveStore } from "./live-provider";

/**
 * Calls `onSignal` for each change of the topics, and with `resync` when changes may have been missed.
 * `topics` is a constant of the caller's module.
 */
export function useLive(topics: readonly LiveTopic[], onSignal: (signal: LiveSignal) => void): void {
  const store = useLiveStore();
  const latest = useEffectEvent(onSignal);
  useEffect(() => store?.subscribe(topics, (signal) => latest(signal)), [store, topics]);
}
