import "server-only";
import type { BulkNoun } from "@/lib/bulk/constants";
import { cardLabel } from "@/lib/cards/card-dto";
import { cardState } from "@/lib/cards/status";
import { type Card, type CardLimit, db, type Tx } from "@/lib/core/db";
import { personLabel } from "@/lib/core/person-name";

/** One line of a selection: a card, or what stands where there is none. */
export interface SelectedCard {
  cardId: string | null;
  userId: string | null;
  label: string;
  card: SelectedRow | null;
}

type SelectedRow = Pick<
  Card,
  "id" | "title" | "last4" | "status" | "settlementCurrency" | "pUserId" | "version"
> & {
  limits: CardLimit[];
};

/** The cards of a selection in a fixed order; a user's are those that are not terminated, all of them. */
export function cardsIn(
  { noun, ids }: { noun: BulkNoun; ids: readonly string[] },
  tx: Tx = db(),
): Promise<SelectedCard[]> {
  return noun === "cards" ? ofCards(ids, tx) : ofUsers(ids, tx);
}

const columns = {
  id: true,
  title: true,
  last4: true,
  status: true,
  settlementCurrency: true,
  pUserId: true,
  version: true,
  limits: true,
} as const;

async function ofCards(ids: readonly string[], tx: Tx): Promise<SelectedCard[]> {
  const rows = await tx.card.findMany({ where: { id: { in: [...ids] } }, select: columns });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const card = byId.get(id) ?? null;
    return { cardId: id, userId: card?.pUserId ?? null, label: card ? cardLabel(card) : id, card };
  });
}

async function ofUsers(ids: readonly string[], tx: Tx): Promise<SelectedCard[]> {
  const users = await tx.cardUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(users.map((user) => [user.id, personLabel(user)]));
  const rows = await tx.card.findMany({
    where: { pUserId: { in: [...ids] } },
    select: columns,
    orderBy: { id: "asc" },
  });
  const living = new Map<string | null, SelectedRow[]>();
  for (const row of rows) {
    if (cardState(row.status) !== "terminated")
      living.set(row.pUserId, [...(living.get(row.pUserId) ?? []), row]);
  }
  return ids.flatMap((userId): SelectedCard[] => {
    const name = names.get(userId);
    const cards = living.get(userId) ?? [];
    if (cards.length === 0) return [{ cardId: null, userId, label: name ?? userId, card: null }];
    return cards.map((card) => ({
      cardId: card.id,
      userId,
      label: `${name ?? userId} · ${cardLabel(card)}`,
      card,
    }));
  });
}
