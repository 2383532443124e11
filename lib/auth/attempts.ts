import "server-only";
import { createHash } from "node:crypto";
import type { Clock } from "@/lib/core/clock";
import { pool } from "@/lib/core/db";

export interface AttemptLimit {
  /** How many attempts count; whatever comes after them is one too many. */
  attempts: number;
  /** How long after the last attempt that counted the next one is the first again. */
  minutes: number;
}

/**
 * Counts one attempt and tells which it is, from 1, in one statement: of attempts at once no two are the same one. More
 * than `limit.attempts` is one too many; those lengthen nothing.
 */
export async function countAttempt(
  what: string,
  who: string,
  limit: AttemptLimit,
  clock: Clock,
): Promise<number> {
  const now = clock.now().getTime();
  const { rows } = await pool().query<{ points: number }>(
    `INSERT INTO rate_limit AS kept (key, points, expire) VALUES ($1, 1, $3)
     ON CONFLICT (key) DO UPDATE SET
       points = CASE WHEN kept.expire <= $2 THEN 1 ELSE kept.points + 1 END,
       expire = CASE WHEN kept.expire <= $2 OR kept.points < $4 THEN $3 ELSE kept.expire END
     RETURNING points`,
    [keyOf(what, who), now, now + limit.minutes * 60_000, limit.attempts],
  );
  return rows[0]?.points ?? 1;
}

/** Forgets the attempts that were counted. */
export async function forgetAttempts(what: string, who: string): Promise<void> {
  await pool().query("DELETE FROM rate_limit WHERE key = $1", [keyOf(what, who)]);
}

/** Takes one counted attempt back, which turned out to be none. */
export async function takeAttemptBack(what: string, who: string): Promise<void> {
  await pool().query("UPDATE rate_limit SET points = points - 1 WHERE key = $1 AND points > 0", [
    keyOf(what, who),
  ]);
}

function keyOf(what: string, who: string): string {
  return `${what}:${createHash("sha256").update(who).digest("hex").slice(0, 32)}`;
}
