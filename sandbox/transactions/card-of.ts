import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { notFound } from "../problem";
import type { Transaction } from "./transaction";

export function cardOf(issuer: Issuer, transaction: Transaction): Card {
  const card = issuer.store.tables.cards.find(transaction.card);
  if (!card) throw notFound(`Transaction ${transaction.id} names an unknown card.`);
  return card;
}
