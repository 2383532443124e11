import "server-only";
import { db, type Transaction, type Tx } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { paginate } from "@/lib/issuing/paginate";
import type { Drift } from "@/lib/sync/drift";
import { labelOf } from "@/lib/sync/reconcile-transactions";
import type { SyncWork } from "@/lib/sync/sync-work";
import { markMissing } from "@/lib/transactions/mark-missing";

/** A run may have skipped rows of a list that moved: so many at most are asked for again, card by card. */
const MOST_CARDS = 50;

/** Remembers, during a full run, which transactions the issuer named. */
export async function rememberSeen(work: SyncWork, ids: readonly string[]): Promise<void> {
  if (!work.full) return;
  await db().syncSeen.createMany({
    data: ids.map((id) => ({ runId: work.runId, id })),
    skipDuplicates: true,
  });
}

/**
 * After a full run: transactions of the mirror that the issuer's whole list did not name, looked up once more by card.
 */
export async function findExtraTransactions(work: SyncWork): Promise<void> {
  if (!work.full) return;
  const candidates = await db().$queryRaw<{ cardId: string; ids: string[] }[]>`
    SELECT t.card_id AS "cardId", array_agg(t.id) AS ids FROM "transaction" t
    WHERE t.first_seen_at < ${work.startedAt} AND t.missing_since IS NULL
      AND NOT EXISTS (SELECT 1 FROM sync_seen s WHERE s.run_id = ${work.runId}::uuid AND s.id = t.id)
    GROUP BY t.card_id ORDER BY t.card_id LIMIT ${MOST_CARDS}`;
  for (const { cardId, ids } of candidates) {
    work.signal?.throwIfAborted();
    const named = await namedOf(cardId, work);
    const extra = ids.filter((id) => !named.has(id));
    if (extra.length > 0) await db().$transaction((tx) => heal(tx, work, extra));
  }
  await db().syncSeen.deleteMany({ where: { runId: work.runId } });
}

async function namedOf(cardId: string, work: SyncWork): Promise<Set<string>> {
  const named = new Set<string>();
  const pages = paginate(
    (page) => issuer().listTransactions({ ...page, card: cardId }, { signal: work.signal }),
    {
      operation: "listTransactions",
      limit: 200,
    },
  );
  for await (const page of pages) for (const { id } of [...page.rows, ...page.unread]) if (id) named.add(id);
  return named;
}

async function heal(tx: Tx, work: SyncWork, ids: string[]): Promise<void> {
  const at = work.clock.now();
  const rows = await markMissing(tx, ids, at);
  await work.drift.add(tx, rows.map(toDrift), at);
}

function toDrift(row: Transaction & { events: readonly unknown[] }): Drift {
  const healed = row.events.length === 0 ? "removed" : "kept";
  return {
    noun: "transactions",
    kind: "extra",
    subjectId: row.id,
    label: labelOf(row),
    differences: { row: { mirror: healed, issuer: null } },
  };
}
