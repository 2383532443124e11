import "server-only";
import { CORPORATE, userOwnerKey } from "@/lib/balances/constants";
import { type Card, db, Prisma } from "@/lib/core/db";

/**
 * Whose balance a card spends: the company's (B2B), its user's (B2C), nobody's that is known otherwise (issuing-api
 * §3.2). The same rule as `payerKey`.
 */
export function payerOf(card: Pick<Card, "mode" | "pUserId">): string | null {
  if (card.mode === "B2B") return CORPORATE;
  return card.pUserId === null ? null : userOwnerKey(card.pUserId);
}

/** The balance that a card spends from, in its own currency, as it was last read; null when nothing was. */
export async function latestBalanceOf(card: Pick<Card, "mode" | "pUserId" | "settlementCurrency">) {
  const owner = payerOf(card);
  if (owner === null) return null;
  const row = await db().balance.findUnique({
    where: { owner_currency: { owner, currency: card.settlementCurrency }, missingSince: null },
  });
  return row && { available: row.amount.toFixed(), currency: row.currency, readAt: row.readAt };
}

/** `payerOf` in SQL, over `card c`. */
const payerKey = Prisma.sql`
  CASE WHEN c.mode = 'B2B' THEN 'corporate' ELSE 'user.' || c.p_user_id END`;

/**
 * What a card `c` could spend when transaction `t` was decided, as JSON, or NULL: only an amount that stood at that
 * moment, and that was read at most an hour before. A second is given for issuers that write whole ones.
 */
export const balanceBefore = Prisma.sql`(
  SELECT jsonb_build_object(
    'available', trim_scale(b.amount)::text, 'currency', b.currency, 'readAt', least(b.read_at, t.sort_at))
  FROM balance b
  WHERE b.owner = ${payerKey} AND b.currency = c.settlement_currency AND b.missing_since IS NULL
    AND b.changed_at <= t.sort_at + interval '1 second' AND b.read_at >= t.sort_at - interval '1 hour')`;
