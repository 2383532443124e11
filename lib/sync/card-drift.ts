import "server-only";
import { cardLabel } from "@/lib/cards/card-dto";
import type { Mirrored } from "@/lib/cards/mirror-card";
import type { Card, CardLimit, Tx } from "@/lib/core/db";
import { contradictionsIn, type Drift, differencesOf } from "@/lib/sync/drift";

export type RulesByCard = Map<string, CardLimit[]>;

export async function readRules(tx: Tx, cardIds: string[]): Promise<RulesByCard> {
  const rules: RulesByCard = new Map();
  for (const rule of await tx.cardLimit.findMany({ where: { cardId: { in: cardIds } } })) {
    rules.set(rule.cardId, [...(rules.get(rule.cardId) ?? []), rule]);
  }
  return rules;
}

/** What the card list says against the mirror. Usage moves with each payment and is no drift. */
export function cardDrift(
  { before, after, changed }: Mirrored,
  rules: { before: RulesByCard; after: RulesByCard },
): Drift[] {
  const subject = { noun: "cards" as const, subjectId: after.id, label: cardLabel(after) };
  if (!before) return [{ ...subject, kind: "missing", differences: {} }];
  if (!changed) return [];
  const differences = differencesOf(
    { ...factsOf(before), ...amountsOf(rules.before.get(after.id)) },
    { ...factsOf(after), ...amountsOf(rules.after.get(after.id)) },
  );
  if (Object.keys(differences).length === 0) return [];
  const contradicted = contradictionsIn(differences);
  const kind = Object.keys(contradicted).length > 0 ? "differing" : "completed";
  return [{ ...subject, kind, differences: contradicted }];
}

/** A card that the issuer's list names no more. */
export function extraCard(card: Card): Drift {
  const differences = { row: { mirror: "kept", issuer: null } };
  return { noun: "cards", kind: "extra", subjectId: card.id, label: cardLabel(card), differences };
}

function amountsOf(rules: CardLimit[] = []): Record<string, unknown> {
  return Object.fromEntries(rules.map((rule) => [`limit ${rule.period}`, rule.limitAmount]));
}

function factsOf(card: Card): Record<string, unknown> {
  const { id, referenceId, title, type, status, settlementCurrency, first6, last4, expiration } = card;
  const { issuerBrand, businessName, pUserId, issuedAt } = card;
  return {
    id,
    referenceId,
    title,
    type,
    status,
    settlementCurrency,
    first6,
    last4,
    expiration,
    issuerBrand,
    businessName,
    pUserId,
    issuedAt,
  };
}
