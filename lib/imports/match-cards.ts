import "server-only";
import { type Card, db, type Tx } from "@/lib/core/db";
import type { CardMatch, CardRowInput, MatchedCard } from "@/lib/imports/schema";

type Known = Pick<
  Card,
  | "id"
  | "referenceId"
  | "title"
  | "first6"
  | "last4"
  | "expiration"
  | "settlementCurrency"
  | "form"
  | "formSource"
>;

/**
 * Which card of the mirror each row of a document is: by card or reference id where the document has one that we know,
 * else by BIN, last four, expiry, currency and form together. What the mirror is silent about excludes nothing.
 */
export async function matchCards(rows: readonly CardRowInput[], tx: Tx = db()): Promise<CardMatch[]> {
  const known = await candidatesOf(rows, tx);
  const byName = groupBy(known, (card) => [card.id, card.referenceId]);
  const byLast4 = groupBy(known, (card) => [card.last4]);
  return rows.map((row) => {
    const named = new Set(
      [row.cardId, row.referenceId].flatMap((name) => (name ? (byName.get(name) ?? []) : [])),
    );
    if (named.size > 0) return judgeNamed(row, [...named]);
    const alike = (byLast4.get(row.last4 ?? "") ?? []).filter((card) => differences(row, card).length === 0);
    return judgeAlike(row, alike);
  });
}

export function toMatchedCard({ id, title, first6, last4 }: MatchedCard): MatchedCard {
  return { id, title, first6, last4 };
}

function judgeNamed(row: CardRowInput, named: Known[]): CardMatch {
  const [card] = named;
  const base = { line: row.line, candidates: named.length };
  if (!card || named.length > 1) return { ...base, status: "differs", card: null, differs: ["identity"] };
  const differs = differences(row, card);
  return { ...base, status: differs.length > 0 ? "differs" : "matched", card: toMatchedCard(card), differs };
}

function judgeAlike(row: CardRowInput, alike: Known[]): CardMatch {
  const [card] = alike;
  const base = { line: row.line, differs: [], candidates: alike.length };
  if (!card) return { ...base, status: "unknown", card: null };
  if (alike.length > 1) return { ...base, status: "ambiguous", card: null };
  return { ...base, status: "matched", card: toMatchedCard(card) };
}

/** A form that was only derived may be corrected by the document; one that the issuer said may not. */
function differences(row: CardRowInput, card: Known): CardMatch["differs"] {
  const differ = (told: string | null, known: string | null) =>
    told !== null && Boolean(known) && told !== known;
  return [
    ...(differ(row.first6, card.first6) ? ["first6" as const] : []),
    ...(differ(row.last4, card.last4) ? ["last4" as const] : []),
    ...(differ(row.expiration, card.expiration) ? ["expiration" as const] : []),
    ...(differ(row.currency, card.settlementCurrency) ? ["currency" as const] : []),
    ...(card.formSource !== "derived" && differ(row.form, card.form) ? ["form" as const] : []),
  ];
}

async function candidatesOf(rows: readonly CardRowInput[], tx: Tx): Promise<Known[]> {
  const names = unique(rows.flatMap(({ cardId, referenceId }) => [cardId, referenceId]));
  const last4s = unique(rows.map(({ last4 }) => last4));
  return tx.card.findMany({
    where: { OR: [{ id: { in: names } }, { referenceId: { in: names } }, { last4: { in: last4s } }] },
    select: {
      id: true,
      referenceId: true,
      title: true,
      first6: true,
      last4: true,
      expiration: true,
      settlementCurrency: true,
      form: true,
      formSource: true,
    },
  });
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.flatMap((value) => value ?? []))];
}

function groupBy(cards: readonly Known[], keys: (card: Known) => (string | null)[]): Map<string, Known[]> {
  const groups = new Map<string, Known[]>();
  for (const card of cards) {
    for (const key of new Set(keys(card))) if (key) groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  return groups;
}
