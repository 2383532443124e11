import "server-only";
import { balanceBefore } from "@/lib/balances/payer";
import { Prisma, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";

/** A webhook that is later than this says what was, but the mirror has moved on since. */
const RECENT_MS = 15 * 60_000;

/**
 * Keeps the card as the mirror knows it now beside transactions that a webhook has just told of for the first time.
 * One statement for any number of them; the first capture stays. Cards that the mirror does not know are left out.
 */
export async function captureContexts(
  tx: Tx,
  source: "sync" | "webhook",
  newIds: readonly string[],
  at: Date,
): Promise<void> {
  if (source !== "webhook" || newIds.length === 0) return;
  const oldest = new Date(at.getTime() - RECENT_MS);
  const newest = new Date(at.getTime() + RECENT_MS);
  await tx.$executeRaw`
    INSERT INTO transaction_context (transaction_id, card_id, captured_at, time_zone, card)
    SELECT t.id, c.id, ${at}::timestamptz, ${env().issuing.timeZone}, ${CARD}
    FROM "transaction" t JOIN card c ON c.id = t.card_id
    WHERE t.id = ANY(${[...newIds]}::text[]) AND t.sort_at BETWEEN ${oldest}::timestamptz AND ${newest}::timestamptz
    ON CONFLICT (transaction_id) DO NOTHING`;
}

const CARD = Prisma.sql`
  jsonb_build_object(
    'status', c.status, 'currency', c.settlement_currency, 'expiration', c.expiration, 'pressure', c.pressure::text,
    'readAt', c.synced_at, 'balance', ${balanceBefore},
    'limits', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'period', l.period, 'limit', trim_scale(l.limit_amount)::text, 'used', trim_scale(l.used_amount)::text,
        'currency', l.currency, 'status', l.status, 'readAt', l.synced_at, 'answeredAt', l.answered_at) ORDER BY l.period)
      FROM card_limit l WHERE l.card_id = c.id), '[]'::jsonb))`;
