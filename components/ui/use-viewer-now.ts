"use client";

import { useNow } from "next-intl";
import { useSyncExternalStore } from "react";
import { currentNow, subscribeToNow } from "./now-store";

/** Now, ticking every 15 s; while the page is hydrated, the server's now, so that both write the same text. */
export function useViewerNow(): Date {
  const rendered = useNow().getTime();
  return new Date(useSyncExternalStore(subscribeToNow, currentNow, () => rendered));
}
