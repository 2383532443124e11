import "server-only";
import { reopenRequest } from "@/lib/approvals/follow-operation";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db";
import { db, Prisma, type Transfer } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import { issuer } from "@/lib/issuer/issuer";
import { NewestFirst } from "@/lib/issuing/newest-first";
import { paginate } from "@/lib/issuing/paginate";
import type { IssuerTransfer } from "@/lib/issuing/types";
import type { UnreadRow } from "@/lib/issuing/wire";
import { reopenOperation } from "@/lib/operations/reopen-operation";
import { mirrorTransfers } from "@/lib/transfers/mirror-transfer";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

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

/**
 * A call that took effect after the settle time was over was told as not carried out: its row in the issuer's list says
 * otherwise. Such an operation, and the request behind it, are opened again, and found out by reading as every other.
 */
async function reopenContradicted(rows: readonly Transfer[]): Promise<void> {
  const moved = rows.filter((row) => row.refId !== null && transferOutcome(row.status) === "moved");
  if (moved.length === 0) return;
  const refIds = moved.map((row) => row.refId?.toLowerCase());
  const wrong = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM operation WHERE kind = 'transfers.create' AND input ->> 'refId' = ANY(${refIds})
      AND status IN ('not_applied', 'unconfirmed')`;
  for (const { id } of wrong) await reopen(id).catch(unlessBusy);
}

async function reopen(id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await reopenOperation(tx, id, "transfers.create");
    await reopenRequest(tx, id);
  });
}

/** Another transfer of the sender, or the same request, is undecided: the next reading tries again. */
function unlessBusy(error: unknown): void {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
    log().warn({ err: error }, "an operation that took effect late could not be opened again");
    return;
  }
  throw error;
}
