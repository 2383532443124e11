import "server-only";
import { z } from "zod";
import { consoleExecutor } from "@/lib/approvals/executor";
import { assertSnapshot } from "@/lib/approvals/snapshot";
import { createRun } from "@/lib/bulk/create-run";
import { getSelection, planBulk } from "@/lib/bulk/plan";
import { bulkAct, selectionId } from "@/lib/bulk/schema";
import { cardsIn } from "@/lib/bulk/selected-cards";
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
async function renewCards(ids: readonly string[]): Promise<void> {
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

/** Starts what a second person agreed to; the job then asks for one card after the other, as the maker. */
export const approvedBulk = consoleExecutor({
  input: z.strictObject({ selectionId, act: bulkAct }),
  permission: ({ act }) => act.kind,
  readSnapshot: async (input, { fresh }) => {
    if (fresh) {
      const selected = await cardsIn(await getSelection(input.selectionId));
      await renewCards(selected.flatMap(({ cardId }) => cardId ?? []));
    }
    return (await planBulk(input.selectionId, input.act)).snapshot;
  },
  apply: async (tx, maker, context, input, { operationId, approvalId, reason, snapshot }) => {
    const plan = await planBulk(input.selectionId, input.act, tx);
    assertSnapshot(plan.snapshot, snapshot);
    await createRun(tx, maker, context, { ...input, id: operationId, approvalId, reason, plan });
  },
});
