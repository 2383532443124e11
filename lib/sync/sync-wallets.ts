import "server-only";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { paginate } from "@/lib/issuing/paginate";
import { publish } from "@/lib/live/publish";
import { inParallel } from "@/lib/sync/in-parallel";
import type { SyncWork } from "@/lib/sync/run-sync";
import { offered } from "@/lib/sync/sync-cards";
import { mirrorWallet } from "@/lib/wallets/mirror-wallet";
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
    const { clock, signal, full } = work;
    await offered(readWalletTransactions(id, { news: !full, clock, signal }));
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
  for await (const page of paginate(readPage, { operation: "listWallets", limit: PAGE })) {
    await db().$transaction(
      async (tx) => {
        for (const wallet of page.rows) await mirrorWallet(tx, wallet, asked);
      },
      { timeout: 60_000 },
    );
    work.signal?.throwIfAborted();
  }
  const gone = await db().wallet.updateMany({
    where: { syncedAt: { lt: started }, missingSince: null },
    data: { missingSince: started },
  });
  if (gone.count > 0) await publish(db(), { topic: "wallets" });
  return true;
}
