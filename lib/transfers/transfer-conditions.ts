import "server-only";
import type { z } from "zod";
import { instantOf } from "@/lib/core/days";
import { Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { wordsIn } from "@/lib/core/text-search";
import { wordsOf } from "@/lib/core/typed-words";
import { peopleMeant } from "@/lib/lookups/person-search";
import type { transferQuery } from "@/lib/transfers/schema";

type Query = z.output<typeof transferQuery>;

/** The WHERE of the transfer list over `transfer t`. @throws AppError INVALID_INPUT for bounds that leave nothing */
export function transferConditions(query: Query): Prisma.Sql {
  refuseContradictions(query);
  const { q, user, sender, receiver, status, currency, minAmount, maxAmount, from, to } = query;
  const zone = query.zone ?? env().issuing.timeZone;
  const parts = [
    q ? search(q) : null,
    user ? eitherSide(user) : null,
    sender ? Prisma.sql`t.sender_id = ${sender}` : null,
    receiver ? Prisma.sql`t.receiver_id = ${receiver}` : null,
    status?.length ? Prisma.sql`t.status IN (${Prisma.join(status)})` : null,
    currency?.length ? Prisma.sql`t.currency IN (${Prisma.join(currency)})` : null,
    minAmount ? Prisma.sql`t.amount >= ${minAmount}::numeric` : null,
    maxAmount ? Prisma.sql`t.amount <= ${maxAmount}::numeric` : null,
    from ? Prisma.sql`t.sort_at >= ${instantOf(from, zone, "start")}` : null,
    to ? Prisma.sql`t.sort_at < ${instantOf(to, zone, "end")}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** One OR could use no index; a union lets each way use its own. */
function search(q: string): Prisma.Sql {
  const text = q.normalize("NFKC").trim();
  const people = peopleMeant(q);
  return Prisma.sql`t.id IN (
    SELECT id FROM transfer WHERE ${wordsIn(Prisma.sql`search`, wordsOf(q)).find} UNION
    SELECT id FROM transfer WHERE id = ${text} UNION
    SELECT id FROM transfer WHERE ref_id IN (${text}, ${text.toLowerCase()}) UNION
    SELECT id FROM transfer WHERE sender_id IN ${people} UNION
    SELECT id FROM transfer WHERE receiver_id IN ${people})`;
}

function eitherSide(user: string): Prisma.Sql {
  return Prisma.sql`(t.sender_id = ${user} OR t.receiver_id = ${user})`;
}

function refuseContradictions({ minAmount, maxAmount, from, to }: Query): void {
  if (minAmount && maxAmount && new Prisma.Decimal(minAmount).gt(maxAmount)) refuse("maxAmount", "belowMin");
  if (from && to && Date.parse(from) > Date.parse(to)) refuse("to", "beforeFrom");
}

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", problem, { fields: { [field]: problem } });
}
