import "server-only";
import { markMissingCards, readInDetail } from "@/lib/cards/mark-cards";
import { mirrorCard, mirrorCards } from "@/lib/cards/mirror-card";
import { db, type Tx } from "@/lib/core/db";
import { inParallel } from "@/lib/core/in-parallel";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { paginate } from "@/lib/issuing/paginate";
import type { IssuerCard, IssuerLimitChange } from "@/lib/issuing/types";
import type { UnreadRow } from "@/lib/issuing/wire";
import { mirrorLimitChanges } from "@/lib/limit-rules/mirror-limit-changes";
import { cardDrift, extraCard, readRules } from "@/lib/sync/card-drift";
import type { SyncWork } from "@/lib/sync/sync-work";

const PAGE = 100;
const HISTORY = 50;

/**
 * Reads the card list to its end; cards that the issuer no longer names are marked, never deleted. A card whose status
 * or rules changed is due to be read in detail again, so that its limit log says who and when.
 */
export async function syncCards(work: SyncWork): Promise<void> {
  const started = work.clock.now();
  const resumed = work.cursor("cards");
  // A reply is as old as its request: what was seen since must not be undone by it.
  let asked = started;
  const readPage = (page: { offset: number; limit: number }) => {
    asked = work.clock.now();
    return issuer().listCards(page, { signal: work.signal });
  };
  const pages = paginate(readPage, { operation: "listCards", limit: PAGE, offset: resumed });
  let unread = false;
  for await (const page of pages) {
    work.gaps.unread("cards", page.unread);
    const mirror = (tx: Tx, rows: readonly IssuerCard[]) =>
      work.drift.inAttempt(() => mirrorListed(tx, work, rows, asked));
    await togetherOrRowByRow(page.rows, mirror, ({ id }) => work.gaps.add("cards", "notStored", { id }));
    unread = unread || page.unread.some(({ partial }) => !partial);
    await work.advance("cards", page.rows.length, page.nextOffset);
  }
  // A row that could not be read may be any card's.
  if (resumed === 0 && !unread) {
    await db().$transaction((tx) => markMissing(tx, work, started));
  }
  await work.finish("cards");
}

async function markMissing(tx: Tx, work: SyncWork, started: Date): Promise<void> {
  const gone = await markMissingCards(tx, started);
  await work.drift.add(tx, gone.map(extraCard), work.clock.now());
}

async function mirrorListed(tx: Tx, work: SyncWork, cards: readonly IssuerCard[], at: Date): Promise<void> {
  const answeredAt = work.clock.now();
  const ids = cards.map((card) => card.id);
  const before = await readRules(tx, work.drift.compares ? ids : []);
  const mirrored = await mirrorCards(tx, cards, { at, answeredAt, from: "list" });
  if (work.drift.compares) {
    const rules = { before, after: await readRules(tx, ids) };
    await work.drift.add(
      tx,
      mirrored.flatMap((one) => cardDrift(one, rules)),
      at,
    );
  }
  const moved = mirrored.filter(({ before, after }) => before && before.version !== after.version);
  await readInDetail(
    tx,
    moved.map(({ after }) => after.id),
  );
}

/** Reads details and the limit log of cards that lack them, or of all of them. */
export async function syncCardDetails(work: SyncWork): Promise<void> {
  const due = await db().card.findMany({
    where: work.full ? { missingSince: null } : { detailSyncedAt: null, missingSince: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  await inParallel(due, work.signal, async ({ id }) => {
    const at = work.clock.now();
    const { gaps, signal } = work;
    const card = await gaps.tried("details", "getCard", id, signal, () =>
      issuer().getCard({ cardId: id }, { signal }),
    );
    const history = await gaps.tried("details", "getCardLimitHistory", id, signal, () =>
      readLimitHistory(id, signal),
    );
    const answeredAt = work.clock.now();
    gaps.unread("details", [...(card?.unread ?? []), ...(history?.unread ?? [])]);
    const rows = history?.rows ?? [];
    const parts = [
      {
        id,
        keep: (tx: Tx) => (card ? mirrorCard(tx, card.data, { at, answeredAt, from: "detail" }) : null),
        rows: [],
      },
      { id, keep: (tx: Tx) => mirrorLimitChanges(tx, id, rows), rows },
    ];
    const failed: (typeof parts)[number][] = [];
    const keep = async (tx: Tx, some: readonly (typeof parts)[number][]) => {
      for (const part of some) await part.keep(tx);
    };
    await togetherOrRowByRow(parts, keep, (part) => failed.push(part));
    for (const part of failed) await keepEach(work, id, part.rows);
    await work.advance("details", 1, null);
  });
}

/** After the whole failed: change by change, or nothing where it was the card itself. */
async function keepEach(
  work: SyncWork,
  cardId: string,
  changes: readonly IssuerLimitChange[],
): Promise<void> {
  const notStored = () => work.gaps.add("details", "notStored", { id: cardId });
  if (changes.length === 0) notStored();
  await togetherOrRowByRow(changes, (tx, some) => mirrorLimitChanges(tx, cardId, some), notStored);
}

/** The whole limit log of a card: to an empty page, or to one that says nothing new (an issuer may ignore `offset`). */
async function readLimitHistory(cardId: string, signal: AbortSignal | undefined) {
  const found = new Map<string, IssuerLimitChange>();
  const unread = new Map<string, UnreadRow>();
  for (let offset = 0; ; ) {
    const page = await issuer().getCardLimitHistory({ cardId, offset, limit: HISTORY }, { signal });
    const known = found.size + unread.size;
    for (const change of page.data) found.set(change.id, change);
    for (const row of page.unread) unread.set(row.key, row);
    if (found.size + unread.size === known)
      return { rows: [...found.values()], unread: [...unread.values()] };
    offset += page.data.length + page.unread.length;
  }
}

/** An issuer that does not offer a call, or does not know the thing, must not end the whole run. */
export async function offered<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (error instanceof IssuingError && (error.kind === "not_found" || error.kind === "refused"))
      return null;
    throw error;
  });
}
