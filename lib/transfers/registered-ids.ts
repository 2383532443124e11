import "server-only";
import type { Tx } from "@/lib/core/db";

/** The register's ids of users whom a transfer names by their `user_id` (issuing-api §4.5, §6.1). */
export async function registeredIds(
  tx: Tx,
  userIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const asked = [...new Set(userIds.filter((id) => id !== null))];
  const rows = await tx.cardUser.findMany({
    where: { OR: [{ userId: { in: asked } }, { id: { in: asked } }] },
    select: { id: true, userId: true },
  });
  // Who says that it is his `user_id` comes before whose `p_user_id` only reads the same.
  return new Map([
    ...rows.map((row) => [row.id, row.id] as const),
    ...rows.flatMap((row) => (row.userId ? [[row.userId, row.id] as const] : [])),
  ]);
}
