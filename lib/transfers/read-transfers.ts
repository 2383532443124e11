import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import { issuer } from "@/lib/issuer/issuer";
import { NewestFirst } from "@/lib/issuing/newest-first";
import { paginate } from "@/lib/issuing/paginate";
import type { IssuerTransfer } from "@/lib/issuing/types";
import type { UnreadRow } from "@/lib/issuing/wire";
import { mirrorTransfers } from "@/lib/transfers/mirror-transfer";
import { reopenContradicted } from "@/lib/transfers/reopen-contradicted";

const PAGE = 100;
/** Pages in a row without anything new after which the rest is taken for known. */
const QUIET_PAGES = 2;

interface ReadOptions {
  /** To the end of the list, whatever is known. */
  full: boolean;
  /** Where an earlier reading was cut off. */
  offset?: number;
  clock?: Clock;
  signal?: AbortSignal | undefined;
  /** Told of rows that cannot be read or kept; they cost no other. */
  onUnread?: (rows: readonly UnreadRow[]) => void;
  onNotStored?: (id: string) => void;
  onPage?: (rows: number, nextOffset: number) => Promise<void>;
}

/** Reads the issuer's list into the mirror, until known rows where it is newest first, else to its end; gives how many rows were new or changed. @throws IssuingError */
export async function readTransfers(options: ReadOptions): Promise<number> {
  const { full, offset = 0, clock = systemClock, signal, onPage, onUnread, onNotStored } = options;
  // A reply is as old as its request: what was seen since must not be undone by it.
  let asked = clock.now();
  const readPage = (page: { offset: number; limit: number }) => {
    asked = clock.now();
    return issuer().listTransfers(page, { signal });
  };
  const order = new NewestFirst();
  let quiet = 0;
  let news = 0;
  for await (const page of paginate(readPage, { operation: "listTransfers", limit: PAGE, offset })) {
    onUnread?.(page.unread);
    const keep = (tx: Tx, rows: readonly IssuerTransfer[]) => mirrorTransfers(tx, rows, asked);
    const kept = await togetherOrRowByRow(page.rows, keep, ({ id }) => onNotStored?.(id));
    const mirrored = kept.flat();
    await reopenContradicted(mirrored.map(({ row }) => row));
    await onPage?.(page.rows.length, page.nextOffset);
    const changed = mirrored.filter((one) => one.changed).length;
    news += changed;
    if (page.pass === "list") order.add(page.rows);
    quiet = changed === 0 ? quiet + 1 : 0;
    if (!full && offset === 0 && quiet >= QUIET_PAGES && order.holds) break;
  }
  return news;
}
