import "server-only";
import type { UnreadRow } from "@/lib/issuing/wire";
import { offered } from "@/lib/sync/sync-cards";
import type { SyncWork } from "@/lib/sync/sync-work";
import { readTransfers } from "@/lib/transfers/read-transfers";

/** Reads the list of transfers; an issuer that does not offer it leaves the mirror as it is. */
export async function syncTransfers(work: SyncWork): Promise<void> {
  const { full, clock, signal, gaps } = work;
  const offset = work.cursor("transfers");
  const onPage = (rows: number, next: number) => work.advance("transfers", rows, next);
  const onUnread = (unread: readonly UnreadRow[]) => gaps.unread("transfers", unread);
  const onNotStored = (id: string) => gaps.add("transfers", "notStored", { id });
  const read = await offered(readTransfers({ full, offset, clock, signal, onPage, onUnread, onNotStored }));
  if (read !== null) await work.finish("transfers");
}
