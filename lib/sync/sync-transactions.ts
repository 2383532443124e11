import "server-only";
import { deriveHolders } from "@/lib/cards/mark-cards";
import { db, type Transaction, type Tx } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { NewestFirst } from "@/lib/issuing/newest-first";
import { paginate } from "@/lib/issuing/paginate";
import type { Drift } from "@/lib/sync/drift";
import { labelOf, reconcileTransactions } from "@/lib/sync/reconcile-transactions";
import type { SyncWork } from "@/lib/sync/sync-work";
import { markMissing } from "@/lib/transactions/mark-missing";

/** A run may have skipped rows of a list that moved: so many at most are asked for again, card by card. */
const MOST_CARDS = 50;

/** Remembers, during a full run, which transactions the issuer named. */
async function rememberSeen(work: SyncWork, ids: readonly string[]): Promise<void> {
  if (!work.full) return;
  await db().syncSeen.createMany({
    data: ids.map((id) => ({ runId: work.runId, id })),
    skipDuplicates: true,
  });
}

/**
 * After a full run: transactions of the mirror that the issuer's whole list did not name, looked up once more by card.
 */
async function findExtraTransactions(work: SyncWork): Promise<void> {
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

const PAGE = 200;
/** Pages in a row without anything new after which the rest is taken for known; a full run reads on. */
const QUIET_PAGES = 5;

/**
 * Reads the transaction list, newest first, to its end the first time and on a full run; else until a stretch of
 * known, unchanged rows, since a settlement changes a row where it stands. A list in another order is read to its end.
 */
export async function syncTransactions(work: SyncWork): Promise<void> {
  const resumed = work.cursor("transactions");
  // A reply is as old as its request: what was announced since must not be undone by it.
  let askedAt = work.clock.now();
  const readPage = (page: { offset: number; limit: number }) => {
    askedAt = work.clock.now();
    return issuer().listTransactions(page, { signal: work.signal });
  };
  const pages = paginate(readPage, {
    operation: "listTransactions",
    limit: PAGE,
    offset: resumed,
  });
  const order = new NewestFirst();
  let quiet = 0;
  // A row without an id may be any transaction: then none can be said to be gone.
  let nameless = false;
  for await (const page of pages) {
    work.gaps.unread("transactions", page.unread);
    const done = await reconcileTransactions(work, page.rows, askedAt);
    const unreadIds = page.unread.flatMap(({ id }) => id ?? []);
    nameless ||= unreadIds.length < page.unread.length;
    await rememberSeen(work, [...page.rows.map((row) => row.id), ...unreadIds]);
    await work.advance("transactions", page.rows.length, page.nextOffset);
    if (page.pass === "list") order.add(page.rows);
    quiet = done.inserted + done.updated === 0 ? quiet + 1 : 0;
    if (!work.full && resumed === 0 && quiet >= QUIET_PAGES && order.holds) break;
  }
  // What a run that goes on after another one has not read itself, it cannot miss.
  if (resumed === 0 && !nameless) await findExtraTransactions(work);
  await deriveHolders(db());
  await work.finish("transactions");
}
