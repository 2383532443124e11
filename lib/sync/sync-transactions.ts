import "server-only";
import { deriveHolders } from "@/lib/cards/mark-cards";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { NewestFirst } from "@/lib/issuing/newest-first";
import { paginate } from "@/lib/issuing/paginate";
import { findExtraTransactions, rememberSeen } from "@/lib/sync/extra-transactions";
import { reconcileTransactions } from "@/lib/sync/reconcile-transactions";
import type { SyncWork } from "@/lib/sync/sync-work";

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
