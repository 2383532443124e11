import { randomUUID } from "node:crypto";
import { db, type Prisma } from "@/lib/core/db";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { mirrorTransactions } from "@/lib/transactions/mirror-transactions";

/** Noon of a day in Hong Kong. */
const NOON = Date.parse("2026-05-20T04:00:00Z");
export const minute = (count: number) => new Date(NOON + count * 60_000);
export async function newCard(
  limits: { period: string; limit: string; used: string; readAt: number; answeredAt?: number }[] = [],
  more: Partial<Prisma.CardCreateInput> = {},
): Promise<string> {
  const id = randomUUID();
  const known = { settlementCurrency: "HKD", raw: {}, syncedAt: minute(-30), sortAt: minute(-9000) };
  await db().card.create({ data: { id, status: "Active", last4: "8348", ...known, ...more } });
  await db().cardLimit.createMany({
    data: limits.map(({ period, limit, used, readAt, answeredAt }) => ({
      cardId: id,
      period,
      limitAmount: limit,
      usedAmount: used,
      currency: "HKD",
      syncedAt: minute(readAt),
      answeredAt: answeredAt === undefined ? null : minute(answeredAt),
    })),
  });
  return id;
}

interface Seen {
  card: string;
  at: number;
  status?: string;
  amount?: string;
  action?: string | null;
  heard?: number;
  more?: Record<string, string>;
}

export async function see({
  card,
  at,
  status = "Declined",
  amount = "-100",
  action = "Authorization",
  ...rest
}: Seen) {
  const id = rest.more?.id ?? randomUUID();
  const transaction = decodeTransaction({
    id,
    card,
    status,
    type: amount.startsWith("-") ? "Sales" : "Refund",
    transaction_currency: "HKD",
    transaction_amount: amount,
    local_currency: "HKD",
    local_amount: amount,
    merchant_id: "m-1",
    merchant_name: "Bindo Simulator Test",
    p_created_at: minute(at).toISOString(),
    ...rest.more,
  });
  const heard = minute(rest.heard ?? at + 0.02);
  const source = action === null ? "sync" : "webhook";
  await db().$transaction((tx) => mirrorTransactions(tx, [{ transaction, action }], source, heard));
  return id;
}

export async function statusChanged(card: string, before: string, after: string, from: number, to: number) {
  const staff = { email: `${randomUUID()}@example.com`, name: "S", role: "admin", passwordHash: "none" };
  const actor = await db().staff.create({ data: staff });
  await db().operation.create({
    data: {
      id: randomUUID(),
      kind: after === "Locked" ? "cards.lock" : "cards.unlock",
      subjectType: "card",
      subjectId: card,
      actorId: actor.id,
      inputHash: "none",
      input: {},
      before: { status: before },
      result: { status: after },
      status: "succeeded",
      requestId: randomUUID(),
      startedAt: minute(from),
      completedAt: minute(to),
    },
  });
  await db().card.update({ where: { id: card }, data: { status: after, syncedAt: minute(to) } });
}
