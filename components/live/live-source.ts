import type { LiveSignal } from "@/lib/live/constants";

export type LiveState = "connecting" | "live" | "reconnecting";
export type LiveMessage = { state: LiveState } | { signal: LiveSignal };

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;
/** The server beats every 15 s; a connection that misses two of them is dead although nobody said so. */
const SILENCE_MS = 35_000;

/**
 * Hears the server's events and connects again whenever that breaks, each time later. `since` is when the page was
 * written, by the server's clock: what happened between that and the connection is told too.
 */
export function openLiveSource(since: number | null, tell: (message: LiveMessage) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_DELAY_MS;
  let from = since;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(from === null ? "/api/live" : `/api/live?since=${from}`);
    source.addEventListener("error", fail);
    source.addEventListener("beat", onBeat);
    source.addEventListener("resync", () => tell({ signal: "resync" }));
    source.addEventListener("change", ({ data }) => tell({ signal: JSON.parse(data) }));
    watch();
  };
  const onBeat = () => {
    from = null;
    delay = FIRST_DELAY_MS;
    tell({ state: "live" });
    watch();
  };
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(fail, SILENCE_MS);
  };
  const fail = () => {
    source?.close();
    tell({ state: "reconnecting" });
    clearTimeout(timer);
    // Many tabs that lost one server must not come back in one moment.
    timer = setTimeout(connect, delay * (0.75 + Math.random() / 2));
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  };

  connect();
  window.addEventListener("online", connect);
  window.addEventListener("offline", fail);
  return () => {
    window.removeEventListener("online", connect);
    window.removeEventListener("offline", fail);
    clearTimeout(timer);
    source?.close();
  };
}
