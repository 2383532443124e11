import "server-only";
import type { z } from "zod";
import type { cardQuery } from "@/lib/cards/schema";
import { Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

const MASKED_PAN = /^(\d{6})\*+(\d{4})$/;

/**
 * The WHERE of the card list over `card c` and `card_user u`.
 * @throws AppError INVALID_INPUT for a full card number: browsers cut it before they ask.
 */
export function cardConditions(query: z.output<typeof cardQuery>): Prisma.Sql {
  const parts = [
    query.q ? searchCondition(query.q) : null,
    query.status?.length ? Prisma.sql`c.status IN (${Prisma.join(query.status)})` : null,
    query.mode?.length ? factCondition(Prisma.sql`c.mode`, query.mode) : null,
    query.form?.length ? factCondition(Prisma.sql`c.form`, query.form) : null,
    query.currency?.length ? Prisma.sql`c.settlement_currency IN (${Prisma.join(query.currency)})` : null,
    query.holder ? holderCondition(query.holder) : null,
    query.pressure ? Prisma.sql`c.pressure >= ${query.pressure}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

function searchCondition(q: string): Prisma.Sql {
  if (/^[\d -]{12,23}$/.test(q) && q.replace(/\D/g, "").length >= 12) {
    throw new AppError("INVALID_INPUT", "a full card number was searched", {
      fields: { q: "fullCardNumber" },
    });
  }
  const masked = MASKED_PAN.exec(q);
  if (masked) return Prisma.sql`c.first6 = ${masked[1]} AND c.last4 = ${masked[2]}`;
  const contains = `%${escapeLike(q)}%`;
  const text = Prisma.sql`c.title ILIKE ${contains} OR c.id = ${q} OR c.reference_id ILIKE ${`${escapeLike(q)}%`}`;
  const digits = /^\d{4}$/.test(q) ? Prisma.sql`c.last4 = ${q} OR ` : Prisma.empty;
  return Prisma.sql`(${digits}${text} OR ${holderName} ILIKE ${contains})`;
}

const holderName = Prisma.sql`(u.first_name || ' ' || u.last_name)`;

function holderCondition(holder: string): Prisma.Sql {
  return Prisma.sql`(c.p_user_id = ${holder} OR ${holderName} ILIKE ${`%${escapeLike(holder)}%`})`;
}

function factCondition(column: Prisma.Sql, values: string[]): Prisma.Sql {
  const known = values.filter((value) => value !== "unknown");
  const parts = [
    known.length > 0 ? Prisma.sql`${column} IN (${Prisma.join(known)})` : null,
    values.includes("unknown") ? Prisma.sql`${column} IS NULL` : null,
  ].filter((part) => part !== null);
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
