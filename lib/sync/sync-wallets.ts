import "server-only";
import { db, type Tx } from "@/lib/core/db";
import { inParallel } from "@/lib/core/in-parallel";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import { issuer } from "@/lib/issuer/issuer";
import { paginate } from "@/lib/issuing/paginate";
import type { IssuerWallet } from "@/lib/issuing/types";
import { offered } from "@/lib/sync/sync-cards";
import type { SyncWork } from "@/lib/sync/sync-work";
import { markMissingWallets, mirrorWallet } from "@/lib/wallets/mirror-wallet";
import { readWalletTransactions } from "@/lib/wallets/read-wallets";

const PAGE = 100;
/** How many wallets an incremental run asks for news; those that waited longest come first. */
const WALLETS_PER_RUN = 200;

/** Reads the list of wallets and what came into them. An issuer that does not offer the calls leaves the mirror as it is. */
export async function syncWallets(work: SyncWork): Promise<void> {
  const listed = await offered(readList(work));
  if (!listed) return;
  const due = await db().wallet.findMany({
    where: { missingSince: null },
    select: { id: true },
    orderBy: [{ readAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    ...(work.full ? {} : { take: WALLETS_PER_RUN }),
  });
  await inParallel(due, work.signal, async ({ id }) => {
    const { clock, signal, full, gaps } = work;
    const read = await gaps.tried("wallets", "listWalletTransactions", id, signal, () =>
      readWalletTransactions(id, { news: !full, clock, signal }),
    );
    gaps.unread("wallets", read?.unread ?? []);
    for (const row of read?.notStored ?? []) gaps.add("wallets", "notStored", { id: row });
    await work.advance("wallets", 1, null);
  });
}

async function readList(work: SyncWork): Promise<true> {
  const started = work.clock.now();
  let asked = started;
  const readPage = (page: { offset: number; limit: number }) => {
    asked = work.clock.now();
    return issuer().listWallets(page, { signal: work.signal });
  };
  let unread = false;
  for await (const page of paginate(readPage, { operation: "listWallets", limit: PAGE })) {
    work.gaps.unread("wallets", page.unread);
    unread = unread || page.unread.some(({ partial }) => !partial);
    const keep = async (tx: Tx, wallets: readonly IssuerWallet[]) => {
      for (const wallet of wallets) await mirrorWallet(tx, wallet, asked);
    };
    await togetherOrRowByRow(page.rows, keep, ({ id }) => work.gaps.add("wallets", "notStored", { id }));
    work.signal?.throwIfAborted();
  }
  // A row that could not be read may be any wallet's.
  if (!unread) await markMissingWallets(started);
  return true;
}
