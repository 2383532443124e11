import "server-only";
import { CORPORATE, userOfOwnerKey, userOwnerKey } from "@/lib/balances/constants";
import { type BalanceOwnerDto, ownerKey } from "@/lib/balances/schema";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { type PUserId, pUserId } from "@/lib/users/ids";

/** Whose balances are read or kept: the company's (no user) or one user's. */
export interface Owner {
  key: string;
  userId: PUserId | null;
}

export const corporate: Owner = { key: CORPORATE, userId: null };

export function ownerOf(userId: PUserId): Owner {
  return { key: userOwnerKey(userId), userId };
}

/** A key that was parsed before. */
export function ownerFrom(key: string): Owner {
  const id = userOfOwnerKey(ownerKey.parse(key));
  return id === null ? corporate : ownerOf(pUserId.parse(id));
}

/** The users among the owners must be registered here, or be named by a card. @throws AppError NOT_FOUND */
export async function assertKnown(owners: readonly Owner[]): Promise<void> {
  const ids = owners.flatMap(({ userId }) => userId ?? []);
  if (ids.length === 0) return;
  const unknown = await db().$queryRaw<{ id: string }[]>`
    SELECT w.id FROM unnest(${ids}::text[]) AS w(id)
    WHERE NOT EXISTS (SELECT 1 FROM card_user u WHERE u.id = w.id)
      AND NOT EXISTS (SELECT 1 FROM card c WHERE c.p_user_id = w.id) LIMIT 1`;
  if (unknown[0]) throw new AppError("NOT_FOUND", `no user ${unknown[0].id}`);
}

/** The owner with the name the register has. */
export async function describeOwner({ key, userId }: Owner): Promise<BalanceOwnerDto> {
  if (userId === null) return { key, user: null };
  const row = await db().cardUser.findUnique({
    where: { id: userId },
    select: { firstName: true, lastName: true },
  });
  return { key, user: { id: userId, firstName: row?.firstName ?? "", lastName: row?.lastName ?? "" } };
}
