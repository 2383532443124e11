import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { paginate } from "@/lib/issuing/paginate";
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
  onPage?: (rows: number, nextOffset: number) => Promise<void>;
}

/** Reads the issuer's list into the mirror, newest first; gives how many rows were new or changed. @throws IssuingError */
export async function readTransfers(options: ReadOptions): Promise<number> {
  const { full, offset = 0, clock = systemClock, signal, onPage } = options;
  // A reply is as old as its request: what was seen since must not be undone by it.
  let asked = clock.now();
  const readPage = (page: { offset: number; limit: number }) => {
    asked = clock.now();
    return issuer().listTransfers(page, { signal });
  };
  let quiet = 0;
  let news = 0;
  for await (const page of paginate(readPage, { operation: "listTransfers", limit: PAGE, offset })) {
    const mirrored = await db().$transaction((tx) => mirrorTransfers(tx, page.rows, asked), {
      timeout: 60_000,
    });
    await reopenContradicted(mirrored.map(({ row }) => row));
    await onPage?.(page.rows.length, page.nextOffset);
    const changed = mirrored.filter((one) => one.changed).length;
    news += changed;
    quiet = changed === 0 ? quiet + 1 : 0;
    if (!full && offset === 0 && quiet >= QUIET_PAGES) break;
  }
  return news;
}
