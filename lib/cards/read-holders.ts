import "server-only";
import { type HolderRow, holderColumns, holderJoin, toHolder } from "@/lib/cards/holder";
import type { CardHolder } from "@/lib/cards/schema";
import { db } from "@/lib/core/db";

/** The holders of these cards, by the card's id; one that the mirror does not have is left out. */
export async function readHolders(ids: readonly string[]): Promise<Map<string, CardHolder | null>> {
  const rows = await db().$queryRaw<(HolderRow & { id: string })[]>`
    SELECT c.id, ${holderColumns} FROM card c LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}
    WHERE c.id = ANY(${[...ids]})`;
  return new Map(rows.map((row) => [row.id, toHolder(row)]));
}
