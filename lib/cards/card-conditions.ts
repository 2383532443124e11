import "server-only";
import type { z } from "zod";
import type { cardQuery } from "@/lib/cards/schema";
import { findLikelyCardNumbers } from "@/lib/core/card-number";
import { Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { readMaskedNumber } from "@/lib/core/masked-number";

/**
 * The WHERE of the card list over `card c` and `card_user u`.
 * @throws AppError INVALID_INPUT for a full card number: browsers cut it before they ask.
 */
export function cardConditions(query: z.output<typeof cardQuery>): Prisma.Sql {
  const parts = [
    query.q ? cardSearch(query.q) : null,
    query.status?.length ? Prisma.sql`c.status IN (${Prisma.join(query.status)})` : null,
    query.mode?.length ? factCondition(Prisma.sql`c.mode`, query.mode) : null,
    query.form?.length ? factCondition(Prisma.sql`c.form`, query.form) : null,
    query.currency?.length ? Prisma.sql`c.settlement_currency IN (${Prisma.join(query.currency)})` : null,
    query.holder ? holderCondition(query.holder) : null,
    query.pressure ? Prisma.sql`c.pressure >= ${query.pressure}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** `card c` by title, id, reference, holder or last four digits. @throws AppError INVALID_INPUT for a full card number */
export function cardSearch(q: string): Prisma.Sql {
  if (findLikelyCardNumbers(q).length > 0) {
    throw new AppError("INVALID_INPUT", "a full card number was searched", {
      fields: { q: "fullCardNumber" },
    });
  }
  const masked = readMaskedNumber(q);
  if (masked?.first6) return Prisma.sql`c.first6 = ${masked.first6} AND c.last4 = ${masked.last4}`;
  if (masked) return Prisma.sql`c.last4 = ${masked.last4}`;
  const contains = `%${escapeLike(q)}%`;
  const ways = [
    Prisma.sql`SELECT id FROM card WHERE title ILIKE ${contains}`,
    Prisma.sql`SELECT id FROM card WHERE id = ${q}`,
    Prisma.sql`SELECT id FROM card WHERE reference_id ILIKE ${`${escapeLike(q)}%`}`,
    Prisma.sql`SELECT h.id FROM card h JOIN card_user u ON u.id = h.p_user_id WHERE ${holderName} ILIKE ${contains}`,
    Prisma.sql`SELECT held.card_id FROM card_holder held JOIN card h ON h.id = held.card_id
      WHERE h.p_user_id IS NULL AND held.name ILIKE ${contains}`,
    ...(/^\d{4}$/.test(q) ? [Prisma.sql`SELECT id FROM card WHERE last4 = ${q}`] : []),
  ];
  // One OR over both tables could use no index; a union lets each way use its own.
  return Prisma.sql`c.id IN (${Prisma.join(ways, " UNION ")})`;
}

const holderName = Prisma.sql`(u.first_name || ' ' || u.last_name)`;

function holderCondition(holder: string): Prisma.Sql {
  const contains = `%${escapeLike(holder)}%`;
  return Prisma.sql`(c.p_user_id = ${holder} OR ${holderName} ILIKE ${contains} OR (c.p_user_id IS NULL
    AND c.id IN (SELECT held.card_id FROM card_holder held WHERE held.name ILIKE ${contains})))`;
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
