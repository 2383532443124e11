import "server-only";
import type { z } from "zod";
import { instantOf } from "@/lib/core/days";
import { Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { deliveryQuery } from "@/lib/webhooks/schema";
import type { DeliveryMark, DeliveryState } from "@/lib/webhooks/vocabulary";

type Query = z.output<typeof deliveryQuery>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The WHERE of the inbox over `webhook_delivery d`. @throws AppError INVALID_INPUT when the end is before the start */
export function deliveryConditions(query: Query): Prisma.Sql {
  const { q, state, signature, action, mark, from, to, zone } = query;
  if (from && to && Date.parse(from) > Date.parse(to)) {
    throw new AppError("INVALID_INPUT", "to: beforeFrom", { fields: { to: "beforeFrom" } });
  }
  const parts = [
    q ? searchCondition(q) : null,
    state?.length ? anyOf(state.map(stateCondition)) : null,
    signature?.length ? Prisma.sql`d.signature IN (${Prisma.join(signature)})` : null,
    action?.length ? Prisma.sql`d.action IN (${Prisma.join(action)})` : null,
    mark?.length ? anyOf(mark.map((one) => MARKS[one])) : null,
    from ? Prisma.sql`d.received_at >= ${instantOf(from, zone, "start")}` : null,
    to ? Prisma.sql`d.received_at < ${instantOf(to, zone, "end")}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

function searchCondition(q: string): Prisma.Sql {
  if (!UUID.test(q)) return Prisma.sql`d.transaction_id = ${q}`;
  return Prisma.sql`(d.transaction_id = ${q} OR d.id = ${q}::uuid)`;
}

function stateCondition(state: DeliveryState): Prisma.Sql {
  if (state === "refused") return Prisma.sql`d.signature <> 'valid'`;
  if (state === "waiting") return Prisma.sql`(d.signature = 'valid' AND d.processed_at IS NULL)`;
  return Prisma.sql`d.outcome = ${state}`;
}

const MARKS: Record<DeliveryMark, Prisma.Sql> = {
  duplicate: Prisma.sql`d.duplicates > 0`,
  late: Prisma.sql`d.late`,
  "out-of-order": Prisma.sql`d.out_of_order`,
  repaired: Prisma.sql`d.repaired`,
};

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}
