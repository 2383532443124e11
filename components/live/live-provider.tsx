"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { type LiveMessage, type LiveState, openLiveSource } from "./live-source";
import { createLiveStore, type LiveStore } from "./live-store";

const NAME = "console-live";
type Between = LiveMessage | "which state?";

/**
 * One connection for all tabs of the browser, since over HTTP/1.1 it opens six to a host and a seventh tab would stand
 * still. The tab that holds the lock connects and tells the others; when it closes, the next one takes over. Where the
 * browser has no locks (plain HTTP to another host), each tab connects for itself.
 */
function shareLiveSource(since: number, tell: (message: LiveMessage) => void): () => void {
  if (!navigator.locks) return openLiveSource(since, tell);
  const channel = new BroadcastChannel(NAME);
  const stop = new AbortController();
  let lead = false;
  let state: LiveState = "connecting";
  let first = true;

  channel.addEventListener("message", ({ data }: MessageEvent<Between>) => {
    if (data === "which state?") {
      if (lead) channel.postMessage({ state } satisfies Between);
      return;
    }
    tell(data);
    // Nobody kept for this tab what happened between its page's writing and now.
    if (first && "state" in data && data.state === "live") tell({ signal: "resync" });
    first = false;
  });
  const share = (message: LiveMessage) => {
    if ("state" in message) state = message.state;
    tell(message);
    channel.postMessage(message satisfies Between);
  };
  const leadOn = () =>
    new Promise<void>((release) => {
      lead = true;
      const close = openLiveSource(first ? since : null, share);
      first = false;
      stop.signal.addEventListener("abort", () => {
        close();
        release();
      });
    });
  navigator.locks.request(NAME, { signal: stop.signal }, leadOn).catch(() => undefined);
  channel.postMessage("which state?" satisfies Between);
  return () => {
    stop.abort();
    channel.close();
  };
}

const LiveContext = createContext<LiveStore | null>(null);

/** Connects the tab to the server's events. `since`: the server's time (ms) when it wrote the page. */
export function LiveProvider({ since, children }: { since: number; children: ReactNode }) {
  const [store] = useState(createLiveStore);
  // The frame stays while the pages in it change; only its first time counts.
  const [first] = useState(since);
  useEffect(() => shareLiveSource(first, store.take), [first, store]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** The tab's store; null outside the frame. */
export function useLiveStore(): LiveStore | null {
  return use(LiveContext);
}
