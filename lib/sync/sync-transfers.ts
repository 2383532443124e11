import "server-only";
import type { SyncWork } from "@/lib/sync/run-sync";
import { offered } from "@/lib/sync/sync-cards";
import { readTransfers } from "@/lib/transfers/read-transfers";

/** Reads the list of transfers; an issuer that does not offer it leaves the mirror as it is. */
export async function syncTransfers(work: SyncWork): Promise<void> {
  const { full, clock, signal } = work;
  const offset = work.cursor("transfers");
  const onPage = (rows: number, next: number) => work.advance("transfers", rows, next);
  const read = await offered(readTransfers({ full, offset, clock, signal, onPage }));
  if (read !== null) await work.finish("transfers");
}
