import "server-only";
import { db, type Transaction } from "@/lib/core/db";
import { cardsAtMoments } from "@/lib/transactions/card-at-moment";
import type { DeclineExplanation } from "@/lib/transactions/detail-schema";
import { explainDecline } from "@/lib/transactions/explain-decline";
import { saidAmounts } from "@/lib/transactions/said-amounts";
import { listEventsOf } from "@/lib/transactions/transaction-events";

/**
 * Why each of many transactions was likely declined, in their order and as `getTransaction` says it of one, with as many
 * statements as for one. Without a permission of its own: whoever calls it has read the rows.
 */
export async function explainDeclines(rows: readonly Transaction[]): Promise<DeclineExplanation[]> {
  const [cards, events] = await Promise.all([
    db().card.findMany({
      where: { id: { in: [...new Set(rows.map(({ cardId }) => cardId))] } },
      include: { limits: true },
    }),
    listEventsOf(rows.map(({ id }) => id)),
  ]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const asked = rows.flatMap(({ id, cardId, sortAt }) => {
    const card = byId.get(cardId);
    return card ? [{ card, moment: { transactionId: id, at: sortAt } }] : [];
  });
  const moments = await cardsAtMoments(asked);
  const then = new Map(asked.map(({ moment }, index) => [moment.transactionId, moments[index] ?? null]));
  return rows.map((row) =>
    explainDecline(then.get(row.id) ?? null, saidAmounts(row, events.get(row.id) ?? [])),
  );
}
