import "server-only";
import type { Tx } from "@/lib/core/db";
import { foldTransaction, type TransactionFacts, type TransactionObservation } from "@/lib/transactions/fold";
import { lockTransactions, writeFolded } from "@/lib/transactions/mirror-transactions";

/**
 * Folds the events of these transactions again and puts the result into their rows, whatever stood there: a row is
 * never more than its events say. Rows without any event stay as they are.
 */
export async function refoldTransactions(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await lockTransactions(tx, ids);
  const events = await tx.transactionEvent.findMany({
    where: { transactionId: { in: [...ids] } },
    select: { transactionId: true, action: true, facts: true },
  });
  const byId = new Map<string, TransactionObservation[]>();
  for (const { transactionId, action, facts } of events) {
    const own = byId.get(transactionId) ?? [];
    own.push({ action, facts: facts as unknown as TransactionFacts });
    byId.set(transactionId, own);
  }
  const rows = [...byId].map(([id, own]) => ({ id, ...foldTransaction(own) }));
  if (rows.length > 0) await writeFolded(tx, rows, at);
}
