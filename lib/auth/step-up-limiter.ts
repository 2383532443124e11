import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

const TRIES = 5;
const WINDOW_SECONDS = 15 * 60;

function limiter() {
  return new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: "step-up",
    points: TRIES,
    duration: WINDOW_SECONDS,
  });
}

/**
 * Counts a try at a password or code of a signed-in person before it is looked at, so that tries sent at once
 * count too. @throws AppError RATE_LIMITED after 5 tries without a right one in 15 minutes
 */
export async function countTry(staffId: string): Promise<void> {
  try {
    await limiter().consume(staffId);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new AppError("RATE_LIMITED", "too many wrong passwords or codes");
  }
}

/** A right one forgives the wrong ones before it. */
export async function forgiveTries(staffId: string): Promise<void> {
  await limiter().delete(staffId);
}
