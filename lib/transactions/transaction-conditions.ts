import "server-only";
import type { z } from "zod";
import { hasCardNumber } from "@/lib/cards/card-number";
import { Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import type { transactionQuery } from "@/lib/transactions/schema";

type Query = z.output<typeof transactionQuery>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const MASKED_PAN = /^(\d{6})\*+(\d{4})$/;
const LAST4 = /^[•*\s]*(\d{4})$/;
const AMOUNT = /^(?:[A-Za-z]{3} ?)?[-−]?(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,18})?(?: ?[A-Za-z]{3})?$/;

/**
 * The WHERE of the transaction list over `"transaction" t`.
 * @throws AppError INVALID_INPUT naming the field: a full card number, or an upper bound below the lower one
 */
export function transactionConditions(query: Query): Prisma.Sql {
  refuseContradictions(query);
  const parts = [
    query.q ? searchCondition(query.q) : null,
    query.card?.length ? Prisma.sql`t.card_id IN (${Prisma.join(query.card)})` : null,
    query.user ? Prisma.sql`t.p_user_id = ${query.user}` : null,
    query.status?.length ? Prisma.sql`t.status IN (${Prisma.join(query.status)})` : null,
    query.type?.length ? Prisma.sql`t.type IN (${Prisma.join(query.type)})` : null,
    query.currency?.length ? Prisma.sql`t.transaction_currency IN (${Prisma.join(query.currency)})` : null,
    query.country?.length
      ? Prisma.sql`upper(t.merchant_country) IN (${Prisma.join(query.country.map((word) => word.toUpperCase()))})`
      : null,
    query.merchant ? merchantCondition(query.merchant) : null,
    query.minAmount ? Prisma.sql`abs(t.transaction_amount) >= ${query.minAmount}::numeric` : null,
    query.maxAmount ? Prisma.sql`abs(t.transaction_amount) <= ${query.maxAmount}::numeric` : null,
    query.from ? Prisma.sql`t.sort_at >= ${startOf(query.from)}` : null,
    query.to ? Prisma.sql`t.sort_at < ${endOf(query.to)}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

function refuseContradictions({ q, merchant, minAmount, maxAmount, from, to }: Query): void {
  if (q && (/^\d(?:[ -]?\d){11,18}$/.test(q) || holdsCardNumber(q))) refuse("q", "fullCardNumber");
  if (merchant && holdsCardNumber(merchant)) refuse("merchant", "fullCardNumber");
  if (minAmount && maxAmount && new Prisma.Decimal(minAmount).gt(maxAmount)) refuse("maxAmount", "belowMin");
  if (from && to && Date.parse(from) > Date.parse(to)) refuse("to", "beforeFrom");
}

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", `${field}: ${problem}`, { fields: { [field]: problem } });
}

/** A transaction's own id may hold digits that pass for a card number. */
function holdsCardNumber(text: string): boolean {
  return !UUID.test(text) && hasCardNumber(text);
}

function searchCondition(q: string): Prisma.Sql {
  const masked = MASKED_PAN.exec(q);
  const last4 = LAST4.exec(q)?.[1];
  const amount = amountIn(q);
  const ways = [
    Prisma.sql`t.id = ${q}`,
    merchantCondition(q),
    masked ? cardsWith(Prisma.sql`first6 = ${masked[1]} AND last4 = ${masked[2]}`) : null,
    last4 ? cardsWith(Prisma.sql`last4 = ${last4}`) : null,
    amount
      ? Prisma.sql`${amount}::numeric IN (abs(t.transaction_amount), abs(t.local_amount), abs(t.final_local_amount))`
      : null,
  ].filter((way) => way !== null);
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

function cardsWith(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`t.card_id IN (SELECT id FROM card WHERE ${condition})`;
}

/** "HKD 1,234.50", "-101": the amount without sign and currency; null for anything else. */
function amountIn(q: string): string | null {
  const [, whole, fraction = ""] = AMOUNT.exec(q) ?? [];
  return whole === undefined ? null : whole.replaceAll(",", "") + fraction;
}

/** The merchant's id, or all of these words somewhere in its name, city and country. */
function merchantCondition(merchant: string): Prisma.Sql {
  const place = Prisma.sql`concat_ws(' ', t.merchant_name, t.merchant_city, t.merchant_country)`;
  const words = merchant.split(/\s+/).filter(Boolean).slice(0, 8);
  const all = words.map((word) => Prisma.sql`${place} ILIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  return Prisma.sql`(t.merchant_id = ${merchant} OR (${Prisma.join(all, " AND ")}))`;
}

const isDay = (time: string) => time.length === 10;

function startOf(time: string): Prisma.Sql {
  return isDay(time)
    ? Prisma.sql`(${time}::date::timestamp AT TIME ZONE ${env().issuing.timeZone})`
    : Prisma.sql`${time}::timestamptz`;
}

function endOf(time: string): Prisma.Sql {
  return isDay(time)
    ? Prisma.sql`((${time}::date + 1)::timestamp AT TIME ZONE ${env().issuing.timeZone})`
    : Prisma.sql`${time}::timestamptz`;
}
