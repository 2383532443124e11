import "server-only";
import { Prisma } from "@/lib/core/db";
import { fullName } from "@/lib/core/format";
import type { TransactionItem } from "@/lib/transactions/schema";

/** A row of `transactionColumns`. */
export interface TransactionRow extends Omit<TransactionItem, "holder" | "createdAt"> {
  occurredAt: Date | null;
  holderId: string | null;
  firstName: string | null;
  lastName: string | null;
}

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
  coalesce(t.p_user_id, c.p_user_id) AS "holderId", u.first_name AS "firstName", u.last_name AS "lastName"`;

/** The card and the holder beside `"transaction" t`. */
export const transactionJoins = Prisma.sql`
  LEFT JOIN card c ON c.id = t.card_id
  LEFT JOIN card_user u ON u.id = coalesce(t.p_user_id, c.p_user_id)`;

/** A mirrored transaction as screens get it. */
export function toTransactionItem(row: TransactionRow): TransactionItem {
  return {
    id: row.id,
    card: row.card,
    cardLast4: row.cardLast4,
    cardTitle: row.cardTitle || null,
    pUserId: row.pUserId,
    holder: row.holderId ? { userId: row.holderId, name: nameOf(row) } : null,
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

function nameOf({ firstName, lastName }: TransactionRow): string | null {
  return fullName({ firstName: firstName ?? "", lastName: lastName ?? "" });
}
