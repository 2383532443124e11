const MOST_TRIES = 15;
const LONGEST_GAP_MS = 6 * 3_600_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/**
 * When to try again after the `tries`-th failure (§9.2): the gap doubles from `baseMs` up to 6 hours; null after 15
 * tries or when the next one would come more than 24 hours after the event. With 10 s all 15 fit into 23.4 hours.
 */
export function nextAttemptAt(createdAt: number, now: number, tries: number, baseMs: number): number | null {
  if (tries >= MOST_TRIES) return null;
  const next = now + Math.min(baseMs * 2 ** (tries - 1), LONGEST_GAP_MS);
  return next <= createdAt + GIVE_UP_AFTER_MS ? next : null;
}

export type Verdict = "delivered" | "refused" | "retry";

/** Faithful sender: 2xx is done, 4xx is final, anything else (5xx, a redirect, no answer) is tried again. */
export function judge(status: number | null): Verdict {
  if (status === null) return "retry";
  if (status >= 200 && status < 300) return "delivered";
  return status >= 400 && status < 500 ? "refused" : "retry";
}
