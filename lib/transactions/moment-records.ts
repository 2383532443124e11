import "server-only";
import { db, type LimitChange, type Operation, type TransactionContext } from "@/lib/core/db";
import { groupedBy } from "@/lib/transactions/grouped-by";

export type CardOperation = Pick<Operation, "before" | "result" | "startedAt" | "completedAt">;
export type CardLogRow = Pick<LimitChange, "period" | "limitAmount" | "changedAt">;

/** What was recorded around moments of cards: captures by transaction; operations and log by card, latest first. */
export interface MomentRecords {
  contexts: Map<string, TransactionContext>;
  operations: Map<string, CardOperation[]>;
  log: Map<string, CardLogRow[]>;
}

const MOST_OPERATIONS = 200;
const MOST_CHANGES = 500;

/** Reads them for any number of transactions with three statements. */
export async function readMomentRecords(
  transactionIds: readonly string[],
  cardIds: readonly string[],
): Promise<MomentRecords> {
  const cards = [...new Set(cardIds)];
  const [contexts, operations, log] = await Promise.all([
    db().transactionContext.findMany({ where: { transactionId: { in: [...transactionIds] } } }),
    db().$queryRaw<(CardOperation & { cardId: string })[]>`
      SELECT one.id AS "cardId", o.before, o.result, o.started_at AS "startedAt", o.completed_at AS "completedAt"
      FROM unnest(${cards}::text[]) AS one(id) CROSS JOIN LATERAL (
        SELECT * FROM operation o WHERE o.subject_type = 'card' AND o.subject_id = one.id AND o.status = 'succeeded'
        ORDER BY o.started_at DESC LIMIT ${MOST_OPERATIONS}) o`,
    db().$queryRaw<(CardLogRow & { cardId: string })[]>`
      SELECT one.id AS "cardId", h.period, h.limit_amount AS "limitAmount", h.changed_at AS "changedAt"
      FROM unnest(${cards}::text[]) AS one(id) CROSS JOIN LATERAL (
        SELECT * FROM limit_change h WHERE h.card_id = one.id
        ORDER BY h.changed_at DESC, h.id DESC LIMIT ${MOST_CHANGES}) h`,
  ]);
  return {
    contexts: new Map(contexts.map((context) => [context.transactionId, context])),
    operations: groupedBy(operations, ({ cardId }) => cardId),
    log: groupedBy(log, ({ cardId }) => cardId),
  };
}
