import "server-only";
import { db } from "@/lib/core/db";
import { fullName } from "@/lib/core/format";
import { standingAmount } from "@/lib/limits/rules";
import { LIMIT_PERIODS } from "@/lib/limits/vocabulary";

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

/** The cells of these cards, in this order, without those that the mirror does not have. */
export async function cardCells(ids: readonly string[]): Promise<string[][]> {
  const cards = await db().card.findMany({ where: { id: { in: [...ids] } }, include: { limits: true } });
  const byId = new Map(cards.map((card) => [card.id, card]));
  const userIds = cards.flatMap(({ pUserId }) => pUserId ?? []);
  const users = await db().cardUser.findMany({
    where: { id: { in: userIds } },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(users.map((user) => [user.id, fullName(user) ?? ""]));
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
        names.get(card.pUserId ?? "") ?? "",
        card.pUserId ?? "",
        card.expiration ?? "",
        ...limits,
        card.issuedAt?.toISOString() ?? "",
        card.syncedAt.toISOString(),
      ],
    ];
  });
}
