import "server-only";
import type { CardUser, Prisma, Tx } from "@/lib/core/db";
import { instantOf } from "@/lib/issuing/bounds";
import type { IssuerUser } from "@/lib/issuing/types";
import { publish } from "@/lib/live/publish";
import { openIdentity, sealIdentity, withoutIdentity } from "@/lib/users/identity";
import type { PUserId } from "@/lib/users/ids";

/**
 * Puts a cardholder into the register under the id that cards call `p_user_id`. Document number and birth date are
 * sealed, also against what the issuer may add; what a reply is silent about stays as it was known.
 */
export async function mirrorUser(tx: Tx, id: PUserId, user: IssuerUser, at: Date): Promise<CardUser> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('user:' || ${id}::text, 0))`;
  const known = await tx.cardUser.findUnique({ where: { id } });
  if (known && known.syncedAt > at) return known;
  const facts = {
    userId: user.userId || known?.userId || null,
    referenceId: user.referenceId || known?.referenceId || null,
    firstName: user.firstName ?? known?.firstName ?? "",
    lastName: user.lastName ?? known?.lastName ?? "",
    callingCode: user.callingCode || known?.callingCode || null,
    phoneNumber: user.phoneNumber || known?.phoneNumber || null,
    status: user.status || known?.status || null,
    documentType: user.documentType || known?.documentType || null,
    issuingCountry: user.issuingCountry || known?.issuingCountry || null,
  };
  const identity = changedIdentity(id, user, known);
  const changed = !known || Object.keys(identity).length > 0 || differs(facts, known);
  const data = {
    ...facts,
    ...identity,
    raw: withoutIdentity(user.raw) as Prisma.InputJsonObject,
    issuedAt: instantOf(user.createdAt) ?? known?.issuedAt ?? null,
    updatedAt: instantOf(user.updatedAt) ?? known?.updatedAt ?? null,
    syncedAt: at,
  };
  const row = known
    ? await tx.cardUser.update({
        where: { id },
        data: { ...data, version: known.version + (changed ? 1 : 0) },
      })
    : await tx.cardUser.create({ data: { ...data, id } });
  if (changed) await publish(tx, { topic: "users", id });
  return row;
}

/** Sealing the same text twice gives other bytes, so only what really changed is sealed anew. */
function changedIdentity(id: PUserId, user: IssuerUser, known: CardUser | null) {
  const clear = known ? openIdentity(id, known) : { documentNumber: null, dateOfBirth: null };
  return sealIdentity(id, {
    documentNumber: user.documentNumber === clear.documentNumber ? null : user.documentNumber,
    dateOfBirth: user.dateOfBirth === clear.dateOfBirth ? null : user.dateOfBirth,
  });
}

function differs(facts: Partial<CardUser>, known: CardUser): boolean {
  const before = new Map<string, unknown>(Object.entries(known));
  return Object.entries(facts).some(([name, value]) => before.get(name) !== value);
}
