import "server-only";
import { countAttempt } from "@/lib/auth/attempts";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";

/**
 * Reads something from the issuer because a person asks for it. Who asks again for the same while it is being read gets
 * what the next reading brings, one for all these questions, so that no answer is from before its question. Each reading
 * that begins counts `cost` against the person's `REFRESHES_PER_MINUTE`.
 * @throws AppError RATE_LIMITED, and what `read` throws
 */
export async function readAnew<T>(
  viewer: Viewer,
  { clock }: Pick<RequestContext, "clock">,
  key: string,
  read: () => Promise<T>,
  cost = 1,
): Promise<T> {
  return together(`${viewer.id}:${key}`, async () => {
    const minute = Math.floor(clock.now().getTime() / 60_000);
    const limit = { attempts: env().refreshesPerMinute, minutes: 2 };
    for (let count = 0; count < cost; count += 1) {
      const used = await countAttempt("refresh", `${viewer.id}:${minute}`, limit, clock);
      if (used > limit.attempts) throw new AppError("RATE_LIMITED", "too many readings in a minute");
    }
    return read();
  });
}

/** Runs `read` once at a time for a key; all who come while it runs share the one run that follows it. */
export function together<T>(key: string, read: () => Promise<T>): Promise<T> {
  const running = reading.get(key);
  if (!running) return start(key, read);
  running.next ??= running.now.then(
    () => start(key, read),
    () => start(key, read),
  );
  return running.next as Promise<T>;
}

interface Reading {
  now: Promise<unknown>;
  next?: Promise<unknown>;
}

const reading = new Map<string, Reading>();

function start<T>(key: string, read: () => Promise<T>): Promise<T> {
  const now = read();
  const entry: Reading = { now };
  reading.set(key, entry);
  const forget = () => {
    if (reading.get(key) === entry && !entry.next) reading.delete(key);
  };
  now.then(forget, forget);
  return now;
}
