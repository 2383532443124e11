import type { LiveSignal, LiveTopic } from "@/lib/live/constants";
import type { LiveMessage, LiveState } from "./live-source";

export interface LiveStore {
  /** Takes what the connection says. */
  take(message: LiveMessage): void;
  /** Tells of the topics' changes, those of the last seconds included: what is shown may be that old. */
  subscribe(topics: readonly LiveTopic[], onSignal: (signal: LiveSignal) => void): () => void;
  state(): LiveState;
  watchState(changed: () => void): () => void;
}

/** A page that was written this long ago may only now come to life. */
const REMEMBERED_MS = 10_000;
const MOST_REMEMBERED = 200;

/** What the components of one tab share: who listens to what, what was heard lately, and how the connection is. */
export function createLiveStore(now: () => number = Date.now): LiveStore {
  const listeners = new Set<{ topics: readonly LiveTopic[]; onSignal: (signal: LiveSignal) => void }>();
  const watchers = new Set<() => void>();
  let recent: { at: number; signal: LiveSignal }[] = [];
  let state: LiveState = "connecting";

  const concerns = (signal: LiveSignal, topics: readonly LiveTopic[]) =>
    signal === "resync" || topics.includes(signal.topic);

  return {
    take: (message) => {
      if ("state" in message) {
        if (message.state === state) return;
        state = message.state;
        for (const changed of watchers) changed();
        return;
      }
      const { signal } = message;
      recent = [...recent.slice(1 - MOST_REMEMBERED), { at: now(), signal }];
      for (const { topics, onSignal } of [...listeners]) if (concerns(signal, topics)) onSignal(signal);
    },
    subscribe: (topics, onSignal) => {
      const listener = { topics, onSignal };
      listeners.add(listener);
      recent = recent.filter(({ at }) => now() - at < REMEMBERED_MS);
      for (const { signal } of recent) if (concerns(signal, topics)) onSignal(signal);
      return () => listeners.delete(listener);
    },
    state: () => state,
    watchState: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
