import "server-only";
import type { CardTransaction } from "@/lib/cards/schema";
import { db, type Transaction } from "@/lib/core/db";

const LATEST = 10;

/** The latest mirrored transactions of a card, newest first. */
export async function listCardTransactions(cardId: string): Promise<CardTransaction[]> {
  const rows = await db().transaction.findMany({
    where: { cardId },
    orderBy: [{ sortAt: "desc" }, { id: "desc" }],
    take: LATEST,
  });
  return rows.map(toCardTransaction);
}

/** Row → DTO. */
export function toCardTransaction(row: Transaction): CardTransaction {
  return {
    id: row.id,
    status: row.status,
    type: row.type,
    amount: row.transactionAmount?.toFixed() ?? null,
    currency: row.transactionCurrency,
    local: localOf(row),
    merchantName: row.merchantName,
    merchantCity: row.merchantCity || null,
    merchantCountry: row.merchantCountry || null,
    occurredAt: row.occurredAt?.toISOString() ?? null,
  };
}

function localOf(row: Transaction): CardTransaction["local"] {
  if (!row.localCurrency || !row.localAmount || row.localCurrency === row.transactionCurrency) return null;
  return { amount: row.localAmount.toFixed(), currency: row.localCurrency };
}
