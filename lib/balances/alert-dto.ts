import "server-only";
import type { BalanceAlertDto } from "@/lib/balances/schema";
import { db, type Prisma } from "@/lib/core/db";

export interface AlertRow {
  id: string;
  owner: string;
  pUserId: string | null;
  firstName: string | null;
  lastName: string | null;
  currency: string;
  threshold: Prisma.Decimal;
  setBy: string;
  setAt: Date;
  below: number;
}

/** The living alerts `a` that a condition holds for: the company's, every user's, then single users'. */
export function alertRows(where: Prisma.Sql): Promise<AlertRow[]> {
  return db().$queryRaw<AlertRow[]>`
    SELECT a.id, a.owner, a.p_user_id AS "pUserId", u.first_name AS "firstName", u.last_name AS "lastName",
      a.currency, a.threshold, s.name AS "setBy", a.set_at AS "setAt",
      (SELECT count(*)::int FROM balance_alarm m WHERE m.alert_id = a.id AND m.cleared_at IS NULL) AS below
    FROM balance_alert a JOIN staff s ON s.id = a.set_by_id LEFT JOIN card_user u ON u.id = a.p_user_id
    WHERE a.removed_at IS NULL AND ${where}
    ORDER BY a.p_user_id IS NOT NULL, a.owner, a.currency`;
}

export function toAlertDto(row: AlertRow): BalanceAlertDto {
  const { id, owner, pUserId, currency, setBy, below } = row;
  return {
    id,
    owner,
    user: pUserId ? { id: pUserId, firstName: row.firstName ?? "", lastName: row.lastName ?? "" } : null,
    currency,
    threshold: row.threshold.toFixed(),
    setBy,
    setAt: row.setAt.toISOString(),
    below,
  };
}
