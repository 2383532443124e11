import "server-only";
import type { Card, Tx } from "@/lib/core/db";
import { publishChanges } from "@/lib/live/publish";

/** Has the next sync read these cards in detail. */
export async function readInDetail(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.card.updateMany({ where: { id: { in: [...ids] } }, data: { detailSyncedAt: null } });
}

/** Makes forms that were opened on an older state of the card stale; gives the card. */
export function raiseVersion(tx: Tx, id: string): Promise<Card> {
  return tx.card.update({ where: { id }, data: { version: { increment: 1 } } });
}

/** Marks the cards that a whole reading of the list since `started` did not name; gives those that are new among them. */
export function markMissingCards(tx: Tx, started: Date): Promise<Card[]> {
  return tx.card.updateManyAndReturn({
    where: { syncedAt: { lt: started }, missingSince: null },
    data: { missingSince: started },
  });
}

/** Virtual or physical, as a person recorded it, where nobody but our own guess said so before. */
export async function recordForms(
  tx: Tx,
  forms: readonly { cardId: string; form: string | null }[],
): Promise<void> {
  const ids = forms.map(({ cardId }) => cardId);
  await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtextextended('card:' || id, 0)))
    FROM unnest(${[...ids].sort()}::text[]) AS id`;
  const changed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE card c SET form = m.form, form_source = 'recorded'
    FROM unnest(${ids}::text[], ${forms.map(({ form }) => form)}::text[]) AS m(id, form)
    WHERE c.id = m.id AND (c.form IS NULL OR c.form_source = 'derived') RETURNING c.id`;
  await publishChanges(
    tx,
    "cards",
    changed.map(({ id }) => ({ id, cardId: id })),
  );
}

/** Cards whose transactions name one user are B2C cards of that user: derived, and labelled as such. */
export async function deriveHolders(tx: Pick<Tx, "$executeRaw">): Promise<void> {
  await tx.$executeRaw`
    UPDATE card SET p_user_id = found.p_user_id, p_user_id_source = 'derived',
      mode = coalesce(mode, 'B2C'), mode_source = coalesce(mode_source, 'derived')
    FROM (
      SELECT card_id, min(p_user_id) AS p_user_id FROM "transaction"
      WHERE p_user_id IS NOT NULL GROUP BY card_id HAVING count(DISTINCT p_user_id) = 1
    ) AS found
    WHERE found.card_id = card.id AND card.p_user_id IS NULL`;
}
