import "server-only";
import type { z } from "zod";
import { Prisma } from "@/lib/core/db";
import { contains } from "@/lib/transactions/search-lookups";
import type { userQuery } from "@/lib/users/schema";

const SHORTEST_PHONE = 3;

/** The WHERE of the user list over `card_user u`. */
export function userConditions(query: z.output<typeof userQuery>): Prisma.Sql {
  const parts = [
    query.q ? userSearch(query.q) : null,
    query.status?.length ? Prisma.sql`u.status IN (${Prisma.join(query.status)})` : null,
    query.country?.length ? Prisma.sql`u.issuing_country IN (${Prisma.join(query.country)})` : null,
    query.card === "yes" ? holdsCard : null,
    query.card === "no" ? Prisma.sql`NOT ${holdsCard}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** By every word of the name in any script, digits of the phone number, or a whole id. */
function userSearch(q: string): Prisma.Sql {
  const text = q.normalize("NFKC").trim();
  const digits = /^[+\d\s()-]+$/.test(text) ? text.replace(/\D/g, "") : "";
  const words = text.split(/\s+/).filter(Boolean).slice(0, 12);
  const ways = [
    ...(digits ? [] : [contains(Prisma.sql`u.search`, words)]),
    ...(digits.length >= SHORTEST_PHONE ? [contains(Prisma.sql`u.search`, [digits])] : []),
    Prisma.sql`u.id = ${text}`,
    Prisma.sql`u.user_id = ${text}`,
    Prisma.sql`u.reference_id = ${text}`,
  ];
  // One OR could use no index; a union lets each way use its own.
  const found = ways.map((way) => Prisma.sql`SELECT u.id FROM card_user u WHERE ${way}`);
  return Prisma.sql`u.id IN (${Prisma.join(found, " UNION ")})`;
}

/** The same rule as `cardState`: terminated is recognised by its beginning. */
export const isLivingCard = Prisma.sql`c.p_user_id = u.id AND lower(btrim(c.status)) NOT LIKE 'terminat%'`;

const holdsCard = Prisma.sql`EXISTS (SELECT 1 FROM card c WHERE ${isLivingCard})`;
