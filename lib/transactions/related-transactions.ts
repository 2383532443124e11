import "server-only";
import { db, Prisma, type Transaction } from "@/lib/core/db";
import type { Attempt, LinkedTransaction, RefundGuess } from "@/lib/transactions/detail-schema";

const MOST_GUESSES = 3;
const MOST_ATTEMPTS = 20;
const REFUND_DAYS = 400;
const DAY_MS = 86_400_000;

type Known = Pick<
  Transaction,
  | "id"
  | "cardId"
  | "type"
  | "status"
  | "transactionAmount"
  | "transactionCurrency"
  | "merchantId"
  | "merchantName"
  | "sortAt"
>;

/**
 * Refunds come as transactions of their own and the contract gives no link, so this is a guess: same card, same
 * merchant, same currency, opposite sign, not more than the original, later. Equal amounts first, then the nearest.
 */
export async function guessRefunds(one: Known): Promise<RefundGuess> {
  const merchant = merchantIs(one);
  const counts = one.status !== "Declined" && one.status !== "Reversed";
  if (!merchant || !counts || !one.transactionAmount || one.transactionAmount.isZero())
    return { originals: [], refunds: [] };
  const given = one.transactionAmount.isPositive();
  const size = one.transactionAmount.abs().toFixed();
  const span = new Date(one.sortAt.getTime() + (given ? -1 : 1) * REFUND_DAYS * DAY_MS);
  const side = given
    ? Prisma.sql`t.transaction_amount <= -${size}::numeric AND t.sort_at < ${one.sortAt} AND t.sort_at > ${span}`
    : Prisma.sql`t.transaction_amount > 0 AND t.transaction_amount <= ${size}::numeric
        AND t.sort_at > ${one.sortAt} AND t.sort_at < ${span}`;
  const rows = await db().$queryRaw<LinkedRow[]>`
    SELECT ${LINKED} FROM "transaction" t
    WHERE t.card_id = ${one.cardId} AND ${side} AND ${merchant}
      AND t.transaction_currency = ${one.transactionCurrency} AND t.status NOT IN ('Declined', 'Reversed')
    ORDER BY (abs(t.transaction_amount) = ${size}::numeric) DESC,
      abs(extract(epoch FROM t.sort_at - ${one.sortAt}::timestamptz)), t.id
    LIMIT ${MOST_GUESSES}`;
  const linked = rows.map(toLinked);
  return given ? { originals: linked, refunds: [] } : { originals: [], refunds: linked };
}

/** Other payments of the same card at the same merchant, from an hour before to a day after, in order of time. */
export async function listAttempts(one: Known): Promise<Attempt[]> {
  const merchant = merchantIs(one);
  if (!merchant || !one.transactionAmount || one.transactionAmount.isPositive()) return [];
  const from = new Date(one.sortAt.getTime() - DAY_MS / 24);
  const to = new Date(one.sortAt.getTime() + DAY_MS);
  const rows = await db().$queryRaw<LinkedRow[]>`
    SELECT * FROM (
      SELECT ${LINKED}, t.sort_at FROM "transaction" t
      WHERE t.card_id = ${one.cardId} AND t.sort_at BETWEEN ${from} AND ${to} AND t.id <> ${one.id}
        AND ${merchant} AND t.transaction_amount < 0
      ORDER BY abs(extract(epoch FROM t.sort_at - ${one.sortAt}::timestamptz)), t.id LIMIT ${MOST_ATTEMPTS}) AS near
    ORDER BY sort_at, id`;
  return rows.map((row) => ({
    ...toLinked(row),
    secondsAfter: awayFromZero((row.at.getTime() - one.sortAt.getTime()) / 1000),
  }));
}

/** Half a second before is not after: whole seconds that keep which came first. */
function awayFromZero(seconds: number): number {
  return seconds < 0 ? Math.floor(seconds) : Math.ceil(seconds);
}

/** By the issuer's id of the merchant, or by name where there is none. */
function merchantIs({ merchantId, merchantName }: Known): Prisma.Sql | null {
  if (merchantId) return Prisma.sql`t.merchant_id = ${merchantId}`;
  return merchantName ? Prisma.sql`t.merchant_name = ${merchantName}` : null;
}

interface LinkedRow extends Omit<LinkedTransaction, "occurredAt"> {
  at: Date;
}

const LINKED = Prisma.sql`t.id, t.status, t.type, trim_scale(t.transaction_amount)::text AS amount,
  t.transaction_currency AS currency, t.sort_at AS at`;

function toLinked({ id, status, type, amount, currency, at }: LinkedRow): LinkedTransaction {
  return { id, status, type, amount, currency, occurredAt: at.toISOString() };
}
