import "server-only";
import { holderText } from "@/lib/cards/holder";
import { readHolders } from "@/lib/cards/read-holders";
import { db } from "@/lib/core/db";
import { LIMIT_PERIODS } from "@/lib/limit-rules/constants";
import { standingAmount } from "@/lib/limit-rules/rules";

/** The columns of the file of cards; an empty limit is one that is off. */
export const CARD_COLUMNS = [
  "cardId",
  "referenceId",
  "title",
  "last4",
  "status",
  "currency",
  "mode",
  "form",
  "holder",
  "userId",
  "expiration",
  ...LIMIT_PERIODS,
  "created",
  "readAt",
] as const;

/**
 * The cells of these cards, in this order, without those that the mirror does not have. `corporate` is what a card is
 * called that the company holds.
 */
export async function cardCells(ids: readonly string[], corporate: string): Promise<string[][]> {
  const cards = await db().card.findMany({ where: { id: { in: [...ids] } }, include: { limits: true } });
  const byId = new Map(cards.map((card) => [card.id, card]));
  const holders = await readHolders(ids);
  return ids.flatMap((id) => {
    const card = byId.get(id);
    if (!card) return [];
    const limits = LIMIT_PERIODS.map((period) => {
      const amount = standingAmount(card.limits.find((rule) => rule.period === period));
      return amount.isZero() ? "" : amount.toFixed();
    });
    return [
      [
        card.id,
        card.referenceId ?? "",
        card.title,
        card.last4 ?? "",
        card.status,
        card.settlementCurrency,
        card.mode ?? "",
        card.form ?? "",
        holderText(holders.get(id) ?? null, corporate),
        card.pUserId ?? "",
        card.expiration ?? "",
        ...limits,
        card.issuedAt?.toISOString() ?? "",
        card.syncedAt.toISOString(),
      ],
    ];
  });
}
