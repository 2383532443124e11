import "server-only";
import { livingAlert } from "@/lib/balances/judge-alerts";
import type { BalanceItem, BalanceProblem } from "@/lib/balances/schema";
import { Prisma } from "@/lib/core/db";
import { ERROR_CODES } from "@/lib/core/result";

export interface BalanceRow {
  owner: string;
  pUserId: string | null;
  firstName: string | null;
  lastName: string | null;
  currency: string;
  amount: Prisma.Decimal;
  readAt: Date;
  changedAt: Date;
  missingSince: Date | null;
  threshold: Prisma.Decimal | null;
  raisedAt: Date | null;
  alert: Prisma.Decimal | null;
  problem: string | null;
  issuerCode: string | null;
  triedAt: Date | null;
}

/** Balances `b` with their owner's name, open alarm and last failure; a WHERE may follow. */
export const selectBalances = Prisma.sql`
  SELECT b.owner, b.p_user_id AS "pUserId", u.first_name AS "firstName", u.last_name AS "lastName",
    b.currency, b.amount, b.read_at AS "readAt", b.changed_at AS "changedAt", b.missing_since AS "missingSince",
    (SELECT l.threshold FROM (${livingAlert}) AS l) AS alert, a.threshold, m.raised_at AS "raisedAt", o.problem, o.issuer_code AS "issuerCode", o.tried_at AS "triedAt"`;
export const fromBalances = Prisma.sql`
  FROM balance b
  LEFT JOIN balance_owner o ON o.owner = b.owner
  LEFT JOIN card_user u ON u.id = b.p_user_id
  LEFT JOIN balance_alarm m ON m.owner = b.owner AND m.currency = b.currency AND m.cleared_at IS NULL
  LEFT JOIN balance_alert a ON a.id = m.alert_id`;

export function toBalanceItem(row: BalanceRow): BalanceItem {
  const { owner, pUserId, currency, threshold, raisedAt } = row;
  const user = pUserId ? { id: pUserId, firstName: row.firstName ?? "", lastName: row.lastName ?? "" } : null;
  return {
    owner: { key: owner, user },
    currency,
    amount: row.amount.toFixed(),
    readAt: row.readAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    missingSince: row.missingSince?.toISOString() ?? null,
    low: threshold && raisedAt ? { threshold: threshold.toFixed(), raisedAt: raisedAt.toISOString() } : null,
    alert: row.alert?.toFixed() ?? null,
    problem: toProblem(row),
  };
}

/** A code that this version does not know is an error of ours. */
export function toProblem(
  row: Pick<BalanceRow, "problem" | "issuerCode" | "triedAt"> | null,
): BalanceProblem | null {
  if (!row?.problem || !row.triedAt) return null;
  const code = ERROR_CODES.find((known) => known === row.problem) ?? "INTERNAL";
  return { code, issuerCode: row.issuerCode, triedAt: row.triedAt.toISOString() };
}
