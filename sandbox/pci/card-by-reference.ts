import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { notFound } from "../problem";

export function cardByReference(issuer: Issuer, referenceId: string): Card {
  const [card] = issuer.store.tables.cards.within("reference_id", referenceId).oldestFirst();
  if (!card) throw notFound("There is no card with this referenceID.");
  return card;
}
