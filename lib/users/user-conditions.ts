import "server-only";
import type { z } from "zod";
import { Prisma } from "@/lib/core/db";
import { peopleMeant } from "@/lib/lookups/person-search";
import type { userQuery } from "@/lib/users/schema";

/** The WHERE of the user list over `card_user u`. */
export function userConditions(query: z.output<typeof userQuery>): Prisma.Sql {
  const parts = [
    query.q ? Prisma.sql`u.id IN ${peopleMeant(query.q)}` : null,
    query.status?.length ? Prisma.sql`u.status IN (${Prisma.join(query.status)})` : null,
    query.country?.length ? Prisma.sql`u.issuing_country IN (${Prisma.join(query.country)})` : null,
    query.card === "yes" ? holdsCard : null,
    query.card === "no" ? Prisma.sql`NOT ${holdsCard}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** The same rule as `cardState`: terminated is recognised by its beginning. */
export const isLivingCard = Prisma.sql`c.p_user_id = u.id AND lower(btrim(c.status)) NOT LIKE 'terminat%'`;

const holdsCard = Prisma.sql`EXISTS (SELECT 1 FROM card c WHERE ${isLivingCard})`;
