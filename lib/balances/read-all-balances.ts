import "server-only";
import { corporate, type Owner, ownerOf } from "@/lib/balances/owner";
import { concernsEverybody, readOwner } from "@/lib/balances/read-owner";
import { recordFailure } from "@/lib/balances/record-balances";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { inParallel } from "@/lib/core/in-parallel";
import { log } from "@/lib/core/log";
import { publish } from "@/lib/live/publish";
import { pUserId } from "@/lib/users/ids";

/** How many users one run asks for: one call each, so that a large register takes several runs. */
const USERS_PER_RUN = 500;

export interface ReadAllOutcome {
  /** How many owners were read, and how many could not be. */
  read: number;
  failed: number;
  /** What ended the run before its end; null when nothing did. */
  stoppedBy: AppError["code"] | null;
}

/**
 * Reads the company's balances and those of users: first the users whose cards were used since their last reading, then
 * those that waited longest. An issuer that cannot answer for anybody ends the run; one user's refusal does not.
 */
export async function readAllBalances(
  options: { clock?: Clock; signal?: AbortSignal; most?: number } = {},
): Promise<ReadAllOutcome> {
  const { clock = systemClock, signal, most = USERS_PER_RUN } = options;
  const outcome: ReadAllOutcome = { read: 0, failed: 0, stoppedBy: null };
  const read = async (owner: typeof corporate) => {
    try {
      await readOwner(owner, { clock, source: "sync", signal });
      outcome.read += 1;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof AppError)) await keepOwnFailure(owner, clock, error);
      outcome.failed += 1;
      if (!(error instanceof AppError)) return;
      // What is not offered for the company itself is not offered for users either.
      if (concernsEverybody(error) || (owner === corporate && error.code === "ISSUER_NOT_OFFERED"))
        throw error;
    }
  };
  try {
    await read(corporate);
    await inParallel(await dueUsers(most), signal, ({ id }) => read(ownerOf(pUserId.parse(id))));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.stoppedBy = error.code;
  }
  if (outcome.read > 0) await publish(db(), { topic: "balances" });
  return outcome;
}

/** What the database will not take of one owner ends no run. @throws when the database does not answer */
async function keepOwnFailure(owner: Owner, clock: Clock, error: unknown): Promise<void> {
  log().error({ err: error, owner: owner.key }, "a balance could not be kept");
  await recordFailure(owner, clock.now(), new AppError("INTERNAL", "a balance could not be kept"));
}

function dueUsers(most: number): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>`
    SELECT known.id FROM (
      SELECT p_user_id AS id FROM card WHERE p_user_id IS NOT NULL UNION SELECT id FROM card_user
    ) AS known LEFT JOIN balance_owner o ON o.owner = 'user.' || known.id
    ORDER BY o.tried_at IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM card c JOIN "transaction" t ON t.card_id = c.id
      WHERE c.p_user_id = known.id AND t.sort_at > o.tried_at), o.tried_at NULLS FIRST, known.id
    LIMIT ${most}`;
}
