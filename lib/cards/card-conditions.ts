import "server-only";
import type { z } from "zod";
import { cardSearch } from "@/lib/cards/card-search";
import type { cardQuery } from "@/lib/cards/schema";
import { Prisma } from "@/lib/core/db";
import { wordsOf } from "@/lib/core/typed-words";
import { peopleMeant } from "@/lib/lookups/person-search";
import { recordedAs } from "@/lib/lookups/recorded-as";

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

function holderCondition(holder: string): Prisma.Sql {
  return Prisma.sql`(c.p_user_id IN ${peopleMeant(holder)} OR ${recordedAs(wordsOf(holder)).find})`;
}

function factCondition(column: Prisma.Sql, values: string[]): Prisma.Sql {
  const known = values.filter((value) => value !== "unknown");
  const parts = [
    known.length > 0 ? Prisma.sql`${column} IN (${Prisma.join(known)})` : null,
    values.includes("unknown") ? Prisma.sql`${column} IS NULL` : null,
  ].filter((part) => part !== null);
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}
