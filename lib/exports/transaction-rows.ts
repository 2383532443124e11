import "server-only";
import { z } from "zod";
import { holderText, toHolder } from "@/lib/cards/holder";
import { Prisma, toStatement } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { safeCell } from "@/lib/exports/safe-cell";
import { transactionQuery } from "@/lib/transactions/schema";
import { transactionConditions } from "@/lib/transactions/transaction-conditions";
import { transactionJoins } from "@/lib/transactions/transaction-dto";

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
  holder: Prisma.sql`json_build_array(coalesce(t.p_user_id, c.p_user_id), u.first_name, u.last_name, held.name, c.mode)::text`,
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

/** A row of the statement as the file shows it; `corporate` is what a card is called that the company holds. */
export function exportCells(row: readonly (string | null)[], corporate: string): string[] {
  return row.map((cell, at) => safeCell(at === HOLDER_AT ? holderIn(cell ?? "[]", corporate) : (cell ?? "")));
}

const HOLDER_AT = EXPORT_COLUMNS.indexOf("holder");

function holderIn(json: string, corporate: string): string {
  const [pUserId, firstName, lastName, recordedName, mode] = holderFacts.parse(JSON.parse(json));
  const unsaid = { pUserIdSource: null, recordedBy: null, recordedAt: null };
  return holderText(toHolder({ pUserId, firstName, lastName, recordedName, mode, ...unsaid }), corporate);
}

const fact = z.string().nullable();
const holderFacts = z.tuple([fact, fact, fact, fact, fact]);

type Statement = ReturnType<typeof toStatement>;
