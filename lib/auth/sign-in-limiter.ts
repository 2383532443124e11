import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

const WINDOW_SECONDS = 15 * 60;

function limiters() {
  const shared = {
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    duration: WINDOW_SECONDS,
  };
  return {
    account: new RateLimiterPostgres({ ...shared, keyPrefix: "sign-in-account", points: 8 }),
    address: new RateLimiterPostgres({ ...shared, keyPrefix: "sign-in-address", points: 100 }),
  };
}

/**
 * Runs before the slow password hash. Known and unknown e-mail addresses are counted alike.
 * @throws AppError RATE_LIMITED when the account or the address has too many failures in 15 minutes.
 */
export async function assertMaySignIn(email: string, address: string): Promise<void> {
  const { account, address: byAddress } = limiters();
  const [one, other] = await Promise.all([account.get(key(email)), byAddress.get(key(address))]);
  if ((one && one.consumedPoints >= account.points) || (other && other.consumedPoints >= byAddress.points)) {
    throw new AppError("RATE_LIMITED", "too many failed sign-ins");
  }
}

/** Counts a failed attempt against the account and the address. */
export async function countFailedSignIn(email: string, address: string): Promise<void> {
  const { account, address: byAddress } = limiters();
  await Promise.all([account.consume(key(email)), byAddress.consume(key(address))]).catch(
    (reason: unknown) => {
      if (!(reason instanceof RateLimiterRes)) throw reason;
    },
  );
}

/** A good sign-in forgives the account's failures. */
export async function forgiveFailedSignIns(email: string): Promise<void> {
  await limiters().account.delete(key(email));
}

function key(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 32);
}
