"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import type { LiveEvent, LiveSignal, LiveTopic } from "@/lib/live/constants";
import { useLiveStore } from "./live-provider";
import { createPace, type Pace } from "./pace";

interface LiveRefresh {
  topics: readonly LiveTopic[];
  /** The prefixes of what is read again. */
  keys: readonly QueryKey[];
  /** Whether a change concerns what is shown; an event without ids always does. */
  concerns?: (event: LiveEvent) => boolean;
  /** For what costs more to read: the least time between two readings. */
  gapMs?: number;
}

/** Reads again what is shown when it changed, at most twice a second, or once in `gapMs`; in a hidden tab once it is seen again. */
export function useLiveRefresh({ topics, keys, concerns, gapMs }: LiveRefresh): void {
  const client = useQueryClient();
  const pace = useRef<Pace>(null);
  const refresh = useEffectEvent(() =>
    Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: true }))),
  );
  useEffect(() => {
    const created = createPace(() => refresh(), gapMs);
    pace.current = created;
    return () => created.stop();
  }, [gapMs]);

  const waiting = useRef(false);
  useEffect(() => {
    const onSeen = () => {
      if (document.hidden || !waiting.current) return;
      waiting.current = false;
      pace.current?.ask();
    };
    document.addEventListener("visibilitychange", onSeen);
    return () => document.removeEventListener("visibilitychange", onSeen);
  }, []);
  useLive(topics, (signal) => {
    const named = signal !== "resync" && (signal.id !== undefined || signal.cardId !== undefined);
    if (named && concerns && !concerns(signal)) return;
    if (document.hidden) waiting.current = true;
    else pace.current?.ask();
  });
}

/**
 * Calls `onSignal` for each change of the topics, and with `resync` when changes may have been missed.
 * `topics` is a constant of the caller's module.
 */
function useLive(topics: readonly LiveTopic[], onSignal: (signal: LiveSignal) => void): void {
  const store = useLiveStore();
  const latest = useEffectEvent(onSignal);
  useEffect(() => store?.subscribe(topics, (signal) => latest(signal)), [store, topics]);
}
