import "server-only";
import type { Tx } from "@/lib/core/db";
import type { IssuerUser } from "@/lib/issuing/types";

/**
 * Puts a cardholder into the mirror under the id that cards call `p_user_id`. Document numbers and birth dates are not
 * kept here.
 */
export async function mirrorUser(tx: Tx, pUserId: string, user: IssuerUser, at: Date): Promise<void> {
  const facts = {
    referenceId: user.referenceId,
    firstName: user.firstName ?? "",
    lastName: user.lastName ?? "",
    callingCode: user.callingCode,
    phoneNumber: user.phoneNumber,
    status: user.status,
    issuedAt: user.createdAt && !Number.isNaN(Date.parse(user.createdAt)) ? new Date(user.createdAt) : null,
    syncedAt: at,
  };
  await tx.cardUser.upsert({ where: { id: pUserId }, create: { id: pUserId, ...facts }, update: facts });
}
