import "server-only";
import { db, type Tx } from "@/lib/core/db";
import { inParallel } from "@/lib/core/in-parallel";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import { issuer } from "@/lib/issuer/issuer";
import type { SyncWork } from "@/lib/sync/sync-work";
import { pUserId } from "@/lib/users/ids";
import { mirrorUser } from "@/lib/users/mirror-user";

/**
 * Reads the users that cards and transfers name, and in a full run every user we know. There is no list of users, and
 * the path takes a `reference_id` that may differ from the `p_user_id` we know (issuing-api §4.5): a user that cannot be
 * found by it stays without a name.
 */
export async function syncUsers(work: SyncWork): Promise<void> {
  const due = await db().$queryRaw<{ id: string; reference: string }[]>`
    SELECT id, coalesce(u.reference_id, id) AS reference FROM (
      SELECT p_user_id AS id FROM card WHERE p_user_id IS NOT NULL UNION SELECT id FROM card_user
      UNION SELECT sender_id FROM transfer WHERE sender_id IS NOT NULL
      UNION SELECT receiver_id FROM transfer WHERE receiver_id IS NOT NULL
    ) AS known LEFT JOIN card_user u USING (id)
    WHERE u.synced_at IS NULL OR ${work.full} ORDER BY 1`;
  await inParallel(due, work.signal, async ({ id, reference }) => {
    const { gaps, signal } = work;
    const reply = await gaps.tried("users", "getUser", id, signal, () =>
      issuer().getUser({ referenceId: reference }, { signal }),
    );
    const user = reply?.data;
    if (user && [user.userId, user.id, user.referenceId].includes(id)) {
      const at = work.clock.now();
      const keep = (tx: Tx) => mirrorUser(tx, pUserId.parse(id), user, at);
      await togetherOrRowByRow([user], keep, () => gaps.add("users", "notStored", { id }));
    }
    await work.advance("users", 1, null);
  });
}
