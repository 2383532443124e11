import "server-only";
import type { z } from "zod";
import { holds } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { Prisma } from "@/lib/core/db";
import { contains } from "@/lib/transactions/search-lookups";
import { documentHash } from "@/lib/users/identity";
import type { userQuery } from "@/lib/users/schema";

const SHORTEST_PHONE = 3;
const SHORTEST_DOCUMENT = 4;

/** The WHERE of the user list over `card_user u`. A document number is only looked for by who may see it. */
export function userConditions(query: z.output<typeof userQuery>, viewer: Viewer): Prisma.Sql {
  const parts = [
    query.q ? userSearch(query.q, holds(viewer, "users.identity")) : null,
    query.status?.length ? Prisma.sql`u.status IN (${Prisma.join(query.status)})` : null,
    query.country?.length ? Prisma.sql`u.issuing_country IN (${Prisma.join(query.country)})` : null,
    query.card === "yes" ? holdsCard : null,
    query.card === "no" ? Prisma.sql`NOT ${holdsCard}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** By every word of the name in any script, digits of the phone number, a whole id, or an exact document number. */
function userSearch(q: string, mayDocument: boolean): Prisma.Sql {
  const text = q.normalize("NFKC").trim();
  const digits = /^[+\d\s()-]+$/.test(text) ? text.replace(/\D/g, "") : "";
  const words = text.split(/\s+/).filter(Boolean).slice(0, 12);
  const ways = [
    ...(digits ? [] : [contains(Prisma.sql`u.search`, words)]),
    ...(digits.length >= SHORTEST_PHONE ? [contains(Prisma.sql`u.search`, [digits])] : []),
    Prisma.sql`u.id = ${text}`,
    Prisma.sql`u.user_id = ${text}`,
    Prisma.sql`u.reference_id = ${text}`,
    ...(mayDocument && text.length >= SHORTEST_DOCUMENT
      ? [Prisma.sql`u.document_hash = ${documentHash(text)}`]
      : []),
  ];
  // One OR could use no index; a union lets each way use its own.
  const found = ways.map((way) => Prisma.sql`SELECT u.id FROM card_user u WHERE ${way}`);
  return Prisma.sql`u.id IN (${Prisma.join(found, " UNION ")})`;
}

/** The same rule as `cardState`: terminated is recognised by its beginning. */
export const isLivingCard = Prisma.sql`c.p_user_id = u.id AND lower(btrim(c.status)) NOT LIKE 'terminat%'`;

const holdsCard = Prisma.sql`EXISTS (SELECT 1 FROM card c WHERE ${isLivingCard})`;
