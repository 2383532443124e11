import "server-only";
import { type HolderRow, holderJoin, namingColumns, toHolder } from "@/lib/cards/holder";
import type { CardHolder } from "@/lib/cards/schema";
import { db, Prisma } from "@/lib/core/db";
import type { TransactionItem } from "@/lib/transactions/schema";

/** A row of `transactionColumns`. */
export interface TransactionRow extends Omit<TransactionItem, "holder" | "createdAt">, PayerRow {
  occurredAt: Date | null;
}

interface PayerRow extends Omit<HolderRow, "pUserId"> {
  holderId: string | null;
}

const payerColumns = Prisma.sql`coalesce(t.p_user_id, c.p_user_id) AS "holderId", ${namingColumns}`;

/** The columns of a `TransactionRow`, over `"transaction" t` and `transactionJoins`. */
export const transactionColumns = Prisma.sql`
  t.id, t.card_id AS card, c.last4 AS "cardLast4", c.title AS "cardTitle", t.p_user_id AS "pUserId", t.status, t.type,
  t.transaction_currency AS "transactionCurrency", trim_scale(t.transaction_amount)::text AS "transactionAmount",
  t.local_currency AS "localCurrency", trim_scale(t.local_amount)::text AS "localAmount",
  trim_scale(t.final_local_amount)::text AS "finalLocalAmount",
  t.billing_currency AS "billingCurrency", trim_scale(t.billing_amount)::text AS "billingAmount",
  trim_scale(t.calculated_fee)::text AS "calculatedFee",
  t.merchant_id AS "merchantId", t.merchant_name AS "merchantName", t.merchant_country AS "merchantCountry",
  t.merchant_city AS "merchantCity", t.occurred_at AS "occurredAt",
  ${payerColumns}`;

/** The card and the holder beside `"transaction" t`. */
export const transactionJoins = Prisma.sql`
  LEFT JOIN card c ON c.id = t.card_id
  LEFT JOIN card_user u ON u.id = coalesce(t.p_user_id, c.p_user_id) ${holderJoin}`;

/** Whom the issuer named with the transaction, else the holder of its card; null: nobody said. */
export async function readPayer(transactionId: string): Promise<CardHolder | null> {
  const [row] = await db().$queryRaw<PayerRow[]>`
    SELECT ${payerColumns} FROM "transaction" t ${transactionJoins} WHERE t.id = ${transactionId}`;
  return row ? payerIn(row) : null;
}

function payerIn(row: PayerRow): CardHolder | null {
  return toHolder({ ...row, pUserId: row.holderId });
}

/** A mirrored transaction as screens get it. */
export function toTransactionItem(row: TransactionRow): TransactionItem {
  return {
    id: row.id,
    card: row.card,
    cardLast4: row.cardLast4,
    cardTitle: row.cardTitle || null,
    pUserId: row.pUserId,
    holder: payerIn(row),
    status: row.status,
    type: row.type,
    transactionCurrency: row.transactionCurrency,
    transactionAmount: row.transactionAmount,
    localCurrency: row.localCurrency,
    localAmount: row.localAmount,
    finalLocalAmount: row.finalLocalAmount,
    billingCurrency: row.billingCurrency,
    billingAmount: row.billingAmount,
    calculatedFee: row.calculatedFee,
    merchantId: row.merchantId,
    merchantName: row.merchantName,
    merchantCountry: row.merchantCountry || null,
    merchantCity: row.merchantCity || null,
    createdAt: row.occurredAt?.toISOString() ?? null,
  };
}
