import "server-only";
import { Prisma } from "@/lib/core/db";
import { namesIn, same, type Way } from "@/lib/core/text-search";

/** `card c` was recorded here under these words; a user whom the issuer names counts instead. */
export function recordedAs(words: readonly string[]): Way {
  const { find } = namesIn(Prisma.sql`held.search`, words);
  return same(
    Prisma.sql`(c.p_user_id IS NULL AND c.id IN (SELECT held.card_id FROM card_holder held WHERE ${find}))`,
  );
}
