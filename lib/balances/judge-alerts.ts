import "server-only";
import { Prisma, type Tx } from "@/lib/core/db";

/** What a judgement covers: one owner, or every balance of a currency. */
export type JudgedScope = { owner: string } | { currency: string };

/**
 * Raises an alarm for each balance that fell below its alert and has none yet, and clears those that are back or whose
 * alert is gone. A user's own alert counts instead of the one for every user. Gives how many alarms changed.
 */
export async function judgeAlerts(tx: Tx, scope: JudgedScope, at: Date): Promise<number> {
  const within =
    "owner" in scope ? Prisma.sql`b.owner = ${scope.owner}` : Prisma.sql`b.currency = ${scope.currency}`;
  const due = Prisma.sql`
    SELECT b.owner, b.currency, b.amount, a.id AS alert_id, a.threshold
    FROM balance b JOIN LATERAL (${livingAlert}) a ON b.amount < a.threshold
    WHERE ${within}`;
  // First those that end: an alarm under another alert now must make room for its successor.
  const cleared = await tx.$executeRaw`
    WITH due AS (${due})
    UPDATE balance_alarm b SET cleared_at = ${at}::timestamptz
    WHERE b.cleared_at IS NULL AND ${within}
      AND NOT EXISTS (SELECT 1 FROM due d WHERE (d.owner, d.currency, d.alert_id) = (b.owner, b.currency, b.alert_id))`;
  const raised = await tx.$executeRaw`
    INSERT INTO balance_alarm (alert_id, owner, currency, amount, threshold, raised_at)
    SELECT alert_id, owner, currency, amount, threshold, ${at}::timestamptz FROM (${due}) AS due
    ON CONFLICT (owner, currency) WHERE cleared_at IS NULL DO NOTHING`;
  return cleared + raised;
}

/** The alert that a balance `b` is measured by. */
export const livingAlert = Prisma.sql`
  SELECT a.id, a.threshold FROM balance_alert a
  WHERE a.removed_at IS NULL AND a.currency = b.currency
    AND (a.owner = b.owner OR (a.owner = 'users' AND b.p_user_id IS NOT NULL))
  ORDER BY a.owner = 'users' LIMIT 1`;

/** Readings share this lock, a change of alerts holds it alone: neither misses what the other has not committed yet. */
export async function shareAlerts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${ALERTS_LOCK}::bigint)`;
}

export async function holdAlerts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ALERTS_LOCK}::bigint)`;
}

const ALERTS_LOCK = 7_241_900_311;
