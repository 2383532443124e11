import "server-only";
import { Prisma, toStatement } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { transactionQuery } from "@/lib/transactions/schema";
import { transactionConditions } from "@/lib/transactions/transaction-conditions";
import { transactionJoins } from "@/lib/transactions/transaction-record";

/** The columns of the file and their SQL; times are written in the zone of the connection. */
const COLUMNS = {
  id: Prisma.sql`t.id`,
  time: Prisma.sql`to_char(t.occurred_at, 'YYYY-MM-DD HH24:MI:SS TZH:TZM')`,
  status: Prisma.sql`t.status`,
  type: Prisma.sql`t.type`,
  merchant: Prisma.sql`t.merchant_name`,
  city: Prisma.sql`t.merchant_city`,
  country: Prisma.sql`t.merchant_country`,
  merchantId: Prisma.sql`t.merchant_id`,
  last4: Prisma.sql`c.last4`,
  cardTitle: Prisma.sql`c.title`,
  cardId: Prisma.sql`t.card_id`,
  holder: Prisma.sql`nullif(concat_ws(' ', nullif(u.first_name, ''), nullif(u.last_name, '')), '')`,
  currency: Prisma.sql`t.transaction_currency`,
  amount: Prisma.sql`trim_scale(t.transaction_amount)::text`,
  localCurrency: Prisma.sql`t.local_currency`,
  localAmount: Prisma.sql`trim_scale(t.local_amount)::text`,
  finalLocalAmount: Prisma.sql`trim_scale(t.final_local_amount)::text`,
  billingCurrency: Prisma.sql`t.billing_currency`,
  billingAmount: Prisma.sql`trim_scale(t.billing_amount)::text`,
  fee: Prisma.sql`trim_scale(t.calculated_fee)::text`,
};

export const EXPORT_COLUMNS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** Where currency and amount of a row stand, for the totals. */
export const CURRENCY_AT = EXPORT_COLUMNS.indexOf("currency");
export const AMOUNT_AT = EXPORT_COLUMNS.indexOf("amount");

/** Statements for `pg`: all rows that match, newest first, and how many they are. @throws AppError INVALID_INPUT */
export function exportStatements(rawQuery: unknown): { rows: Statement; count: Statement } {
  const where = transactionConditions(parseInput(transactionQuery, rawQuery));
  const columns = Prisma.join(Object.values(COLUMNS), ", ");
  return {
    rows: toStatement(Prisma.sql`SELECT ${columns} FROM "transaction" t ${transactionJoins}
      WHERE ${where} ORDER BY t.sort_at DESC, t.id DESC`),
    count: toStatement(Prisma.sql`SELECT count(*)::int AS count FROM "transaction" t WHERE ${where}`),
  };
}

type Statement = ReturnType<typeof toStatement>;
