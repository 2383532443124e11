"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { createLiveStore, type LiveStore } from "./live-store";
import { shareLiveSource } from "./share-live-source";

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
