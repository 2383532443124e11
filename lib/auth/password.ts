import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's Argon2id parameters (19 MiB, 2 passes); the library's default algorithm is Argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A PHC string of the password with a random salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether the password belongs to the hash. Without a hash (no such account) the same work is done,
 * so that the time of the answer does not tell which accounts exist.
 */
export async function passwordMatches(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(hashed ?? (await decoy), password);
  return hashed !== undefined && matches;
}

let decoy: Promise<string> | undefined;
