import "server-only";
import type { CardLimitChange } from "@/lib/cards/schema";
import { db } from "@/lib/core/db";

const LATEST = 20;

/** The latest changes of a card's rules, newest first, with who made those that were made here. */
export async function listCardLimitChanges(cardId: string): Promise<CardLimitChange[]> {
  const rows = await db().limitChange.findMany({
    where: { cardId },
    omit: { raw: true },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: LATEST,
  });
  const operations = await db().operation.findMany({
    where: { id: { in: rows.flatMap((row) => row.operationId ?? []) } },
    select: { id: true, actor: { select: { name: true } } },
  });
  const actorOf = new Map(operations.map((operation) => [operation.id, operation.actor.name]));
  return rows.map((row) => ({
    id: row.id,
    period: row.period,
    amount: row.limitAmount.toFixed(),
    remark: row.remark,
    changedAt: row.changedAt.toISOString(),
    actorName: actorOf.get(row.operationId ?? "") ?? null,
  }));
}
