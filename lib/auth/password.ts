import "server-only";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { inSlot } from "@/lib/core/slots";

/** OWASP's Argon2id parameters (19 MiB, 2 passes); the library's default algorithm is Argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A core stays free for everybody else, and threads of the pool for files and names. */
const SLOTS = { width: Math.max(1, Math.min(3, availableParallelism() - 1)), maxWaiting: 200 };

/**
 * A PHC string of the password with a random salt. It is hashed in its compatibility form (NFKC, NIST SP 800-63B), since
 * one keyboard writes “é” as one character and another as two. @throws AppError BUSY
 */
export function hashPassword(password: string): Promise<string> {
  return inSlot("password", SLOTS, () => hash(password.normalize("NFKC"), COST));
}

/**
 * Whether the password belongs to the hash, in its compatibility form or, as older hashes have it, as it was typed.
 * Without a hash (no such account) the same work is done, so that the time of the answer does not tell which accounts
 * exist. @throws AppError BUSY
 */
export async function passwordMatches(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hash("no account has this password", COST);
  const against = hashed ?? (await decoy);
  const forms = new Set([password.normalize("NFKC"), password]);
  const matches = await inSlot("password", SLOTS, async () => {
    for (const form of forms) if (await verify(against, form)) return true;
    return false;
  });
  return hashed !== undefined && matches;
}

let decoy: Promise<string> | undefined;
