import "server-only";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { inParallel } from "@/lib/sync/in-parallel";
import type { SyncWork } from "@/lib/sync/run-sync";
import { offered } from "@/lib/sync/sync-cards";
import { mirrorUser } from "@/lib/users/mirror-user";

/**
 * Reads the users that cards name. There is no list of users, and the path takes a `reference_id` that may differ from
 * the `p_user_id` we know (issuing-api §4.5): a user that cannot be found by it stays without a name.
 */
export async function syncUsers(work: SyncWork): Promise<void> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.p_user_id AS id FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id
    WHERE c.p_user_id IS NOT NULL AND (u.id IS NULL OR ${work.full}) ORDER BY 1`;
  await inParallel(due, work.signal, async ({ id }) => {
    const reply = await offered(issuer().getUser({ referenceId: id }, { signal: work.signal }));
    const user = reply?.data;
    if (user && [user.userId, user.id, user.referenceId].includes(id)) {
      const at = work.clock.now();
      await db().$transaction((tx) => mirrorUser(tx, id, user, at));
    }
    await work.advance("users", 1, null);
  });
}
