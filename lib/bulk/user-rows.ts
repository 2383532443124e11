import "server-only";
import { cardState } from "@/lib/cards/status";
import { db } from "@/lib/core/db";

export const USER_COLUMNS = [
  "userId",
  "referenceId",
  "firstName",
  "lastName",
  "callingCode",
  "phone",
  "status",
  "documentType",
  "documentEnd",
  "country",
  "cardId",
  "last4",
  "registered",
] as const;

/** The cells of these users, in this order, without those that the register does not have. */
export async function userCells(ids: readonly string[]): Promise<string[][]> {
  const users = await db().cardUser.findMany({ where: { id: { in: [...ids] } } });
  const cards = await db().card.findMany({
    where: { pUserId: { in: [...ids] } },
    select: { id: true, last4: true, status: true, pUserId: true },
    orderBy: { sortAt: "asc" },
  });
  const byId = new Map(users.map((user) => [user.id, user]));
  const cardOf = new Map(
    cards.filter(({ status }) => cardState(status) !== "terminated").map((card) => [card.pUserId, card]),
  );
  return ids.flatMap((id) => {
    const user = byId.get(id);
    if (!user) return [];
    const card = cardOf.get(id);
    return [
      [
        user.id,
        user.referenceId ?? "",
        user.firstName,
        user.lastName,
        user.callingCode ?? "",
        user.phoneNumber ?? "",
        user.status ?? "",
        user.documentType ?? "",
        user.documentEnd ?? "",
        user.issuingCountry ?? "",
        card?.id ?? "",
        card?.last4 ?? "",
        user.issuedAt?.toISOString() ?? "",
      ],
    ];
  });
}
