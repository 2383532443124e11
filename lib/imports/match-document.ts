import "server-only";
import { recordForms } from "@/lib/cards/mark-cards";
import { db, type Tx } from "@/lib/core/db";
import { matchCards } from "@/lib/imports/match-cards";
import { cardRowInput } from "@/lib/imports/schema";

const AT_ONCE = 500;

/**
 * Matches the rows of a stored document that have no card yet, and notes what the document adds about the cards. May be
 * called as often as one likes: a card that the mirror came to know later is found the next time.
 */
export async function matchDocument(importId: string): Promise<void> {
  for (let after = 0; ; ) {
    const last = await db().$transaction((tx) => matchWindow(tx, importId, after));
    if (last === null) break;
    after = last;
  }
  await markRepeated(importId);
  for (let after = 0; ; ) {
    const last = await db().$transaction((tx) => recordFormsFrom(tx, importId, after));
    if (last === null) return;
    after = last;
  }
}

async function matchWindow(tx: Tx, importId: string, after: number): Promise<number | null> {
  const rows = await tx.cardDocumentRow.findMany({
    where: { importId, line: { gt: after }, status: { notIn: ["matched", "repeated"] } },
    orderBy: { line: "asc" },
    take: AT_ONCE,
  });
  const asked = rows.map(({ importId: _, status: __, cardId: ___, namedCardId, ...row }) =>
    cardRowInput.parse({ ...row, cardId: namedCardId }),
  );
  const matches = await matchCards(asked, tx);
  const lines = matches.map(({ line }) => line);
  const statuses = matches.map(({ status }) => status);
  const cards = matches.map(({ status, card }) => (status === "matched" ? (card?.id ?? null) : null));
  await tx.$executeRaw`UPDATE card_document_row r SET status = m.status, card_id = m.card
    FROM unnest(${lines}::int[], ${statuses}::text[], ${cards}::text[]) AS m(line, status, card)
    WHERE r.import_id = ${importId}::uuid AND r.line = m.line`;
  return rows.length < AT_ONCE ? null : (rows.at(-1)?.line ?? null);
}

/** Two lines for one card: the first one counts. */
async function markRepeated(importId: string): Promise<void> {
  await db().$executeRaw`UPDATE card_document_row r SET status = 'repeated'
    FROM (SELECT line, row_number() OVER (PARTITION BY card_id ORDER BY line) AS place FROM card_document_row
      WHERE import_id = ${importId}::uuid AND card_id IS NOT NULL) AS seen
    WHERE r.import_id = ${importId}::uuid AND r.line = seen.line AND seen.place > 1 AND r.status = 'matched'`;
}

/** Virtual or physical, where nobody said so before: the document comes from the issuer's business team. */
async function recordFormsFrom(tx: Tx, importId: string, after: number): Promise<number | null> {
  const rows = await tx.cardDocumentRow.findMany({
    where: { importId, line: { gt: after }, status: "matched", form: { not: null } },
    select: { line: true, cardId: true, form: true },
    orderBy: { line: "asc" },
    take: AT_ONCE,
  });
  await recordForms(
    tx,
    rows.flatMap(({ cardId, form }) => (cardId ? [{ cardId, form }] : [])),
  );
  return rows.length < AT_ONCE ? null : (rows.at(-1)?.line ?? null);
}
