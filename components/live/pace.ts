/** The least time from the start of one run to the start of the next. */
const GAP_MS = 500;

export interface Pace {
  /** Runs now, or as soon as the gap allows; many calls meanwhile are one run. */
  ask(): void;
  stop(): void;
}

/**
 * Turns bursts into at most two runs a second (or one in `gapMs`), the first at once, never two at a time, the last one never lost. A slow
 * server is let rest for as long as it took.
 */
export function createPace(run: () => Promise<unknown>, gapMs = GAP_MS): Pace {
  let running = false;
  let asked = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = async () => {
    timer = undefined;
    asked = false;
    running = true;
    const began = Date.now();
    await run().catch(() => undefined);
    running = false;
    if (stopped) return;
    const took = Date.now() - began;
    timer = setTimeout(rested, Math.max(gapMs - took, took));
  };
  const rested = () => {
    timer = undefined;
    if (asked) void start();
  };
  return {
    ask: () => {
      asked = true;
      if (!running && timer === undefined && !stopped) void start();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
