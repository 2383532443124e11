import "server-only";
import { mirrorCard, mirrorCards } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { paginate } from "@/lib/issuing/paginate";
import { mirrorLimitChanges } from "@/lib/limits/mirror-limit-changes";
import { inParallel } from "@/lib/sync/in-parallel";
import type { SyncWork } from "@/lib/sync/run-sync";

const PAGE = 100;
const HISTORY = 50;

/** Reads the card list to its end; cards that the issuer no longer names are marked, never deleted. */
export async function syncCards(work: SyncWork): Promise<void> {
  const started = work.clock.now();
  const resumed = work.cursor("cards");
  const pages = paginate((page) => issuer().listCards(page, { signal: work.signal }), {
    operation: "listCards",
    limit: PAGE,
    offset: resumed,
  });
  for await (const page of pages) {
    const at = work.clock.now();
    await db().$transaction((tx) => mirrorCards(tx, page.rows, { at, from: "list" }), { timeout: 60_000 });
    await work.advance("cards", page.rows.length, page.nextOffset);
  }
  if (resumed === 0) {
    await db().card.updateMany({
      where: { syncedAt: { lt: started }, missingSince: null },
      data: { missingSince: started },
    });
  }
}

/** Reads details and the limit log of cards that lack them, or of all of them. */
export async function syncCardDetails(work: SyncWork): Promise<void> {
  const due = await db().card.findMany({
    where: work.full ? { missingSince: null } : { detailSyncedAt: null, missingSince: null },
    select: { id: true, limits: { select: { period: true } } },
    orderBy: { id: "asc" },
  });
  await inParallel(due, work.signal, async ({ id }) => {
    const at = work.clock.now();
    const card = await offered(issuer().getCard({ cardId: id }, { signal: work.signal }));
    const page = { cardId: id, offset: 0, limit: HISTORY };
    const history = await offered(issuer().getCardLimitHistory(page, { signal: work.signal }));
    await db().$transaction(async (tx) => {
      if (card) await mirrorCard(tx, card.data, { at, from: "detail" });
      if (history) await mirrorLimitChanges(tx, id, history.data);
    });
    await work.advance("details", 1, null);
  });
}

/** An issuer that does not offer a call, or does not know the thing, must not end the whole run. */
export async function offered<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (error instanceof IssuingError && (error.kind === "not_found" || error.kind === "refused"))
      return null;
    throw error;
  });
}
