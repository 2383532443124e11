import "server-only";
import { mirrorCard, mirrorCards } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import { inParallel } from "@/lib/core/in-parallel";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { issuerFailure } from "@/lib/operations/issuer-failure";

const PAGE = 1000;
const MOST_PAGES = 20;
const MOST_SINGLE = 100;

/**
 * Reads these cards from the issuer into the mirror: out of its list, whose newest 20,000 cards are looked through, then
 * up to 100 others one by one. What lies deeper stays as the last sync and the webhooks left it.
 * @throws AppError ISSUER_* when the issuer cannot be read
 */
export async function renewCards(ids: readonly string[]): Promise<void> {
  const missing = new Set(ids);
  try {
    await fromList(missing);
    await inParallel([...missing].slice(0, MOST_SINGLE), undefined, renewOne);
  } catch (error) {
    throw error instanceof IssuingError ? issuerFailure({ ...error, errorKind: error.kind }) : error;
  }
}

async function fromList(missing: Set<string>): Promise<void> {
  let offset = 0;
  for (let page = 0; page < MOST_PAGES && missing.size > 0; page += 1) {
    const at = new Date();
    const { data } = await issuer().listCards({ offset, limit: PAGE });
    const found = data.filter(({ id }) => missing.has(id));
    if (found.length > 0) {
      await db().$transaction((tx) => mirrorCards(tx, found, { at, from: "list" }), { timeout: 60_000 });
    }
    for (const { id } of found) missing.delete(id);
    if (data.length === 0) return;
    offset += data.length;
  }
}

async function renewOne(cardId: string): Promise<void> {
  const at = new Date();
  const card = await issuer()
    .getCard({ cardId })
    .catch((error: unknown) => {
      if (error instanceof IssuingError && (error.kind === "not_found" || error.kind === "refused"))
        return null;
      throw error;
    });
  if (card) await db().$transaction((tx) => mirrorCard(tx, card.data, { at, from: "detail" }));
}
