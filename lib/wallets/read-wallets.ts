import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import { issuer } from "@/lib/issuer/issuer";
import { NewestFirst } from "@/lib/issuing/newest-first";
import type { IssuerWallet } from "@/lib/issuing/types";
import { readWholeList, type WholeList } from "@/lib/issuing/whole-list";
import type { UnreadRow } from "@/lib/issuing/wire";
import { mirrorWalletTransactions } from "@/lib/wallets/mirror-wallet";

const PAGE = 100;
const MOST_PAGES = 1000;

/** The wallets of a user, as the issuer lists them, and whether that was the whole list. @throws IssuingError */
export async function readUserWallets(pUserId: string): Promise<WholeList<IssuerWallet>> {
  const { rows, complete } = await readWholeList((page) => issuer().listWallets({ pUserId, ...page }));
  return { rows: rows.filter((wallet) => !wallet.pUserId || wallet.pUserId === pUserId), complete };
}

/**
 * Reads a wallet's transactions into the mirror, newest first: to their end, or with `news` until a page says nothing
 * new, where they are newest first and were read to their end once. What cannot be read or kept is named and costs no other. @throws IssuingError
 */
export async function readWalletTransactions(
  walletId: string,
  { news, clock = systemClock, signal }: { news: boolean; clock?: Clock; signal?: AbortSignal | undefined },
): Promise<{ changed: number; unread: UnreadRow[]; notStored: string[] }> {
  const known = await db().wallet.findUnique({ where: { id: walletId }, select: { readAt: true } });
  const at = clock.now();
  const seen = new Set<string>();
  const unread = new Map<string, UnreadRow>();
  const notStored: string[] = [];
  const order = new NewestFirst();
  let changed = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const offset = seen.size + unread.size;
    const { data, ...reply } = await issuer().listWalletTransactions(
      { walletId, offset, limit: PAGE },
      { signal },
    );
    const fresh = data.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    for (const row of reply.unread) unread.set(row.key, row);
    const moved = sum(
      await togetherOrRowByRow(
        fresh,
        (tx, rows) => mirrorWalletTransactions(tx, walletId, rows, at),
        ({ id }) => notStored.push(id),
      ),
    );
    changed += moved;
    order.add(fresh);
    if (seen.size + unread.size === offset || (news && known?.readAt && moved === 0 && order.holds)) break;
  }
  await db().wallet.updateMany({ where: { id: walletId }, data: { readAt: at } });
  return { changed, unread: [...unread.values()], notStored };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
