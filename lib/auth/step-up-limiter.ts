import "server-only";
import { countAttempt, forgetAttempts } from "@/lib/auth/attempts";
import type { Clock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";

const LIMIT = { attempts: 5, minutes: 15 };

/**
 * Counts a try at a password or code of a signed-in person before it is looked at, so that tries sent at once
 * count too. @throws AppError RATE_LIMITED after 5 tries without a right one, for 15 minutes
 */
export async function countTry(staffId: string, clock: Clock): Promise<void> {
  const tries = await countAttempt("step-up", staffId, LIMIT, clock);
  if (tries > LIMIT.attempts) throw new AppError("RATE_LIMITED", "too many wrong passwords or codes");
}

/** A right one forgives the wrong ones before it. */
export async function forgiveTries(staffId: string): Promise<void> {
  await forgetAttempts("step-up", staffId);
}
