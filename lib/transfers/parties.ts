import "server-only";
import { type CardUser, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { TransferParty } from "@/lib/issuing/requests";
import { PARTY_FIELDS, type Party, type PartyField } from "@/lib/transfers/vocabulary";
import { loadUser } from "@/lib/users/edit-user";
import { openIdentity } from "@/lib/users/identity";
import { type PUserId, pUserId, userIdOf, userReferenceOf } from "@/lib/users/ids";
import { readUser } from "@/lib/users/issuer-user";
import { mirrorUser } from "@/lib/users/mirror-user";

/**
 * A party as the register has it, after reading it from the issuer when that is asked for; an issuer that cannot be
 * read leaves it as it was known. @throws AppError NOT_FOUND
 */
export async function loadParty(id: PUserId, { at, fresh }: { at: Date; fresh: boolean }): Promise<CardUser> {
  const known = await loadUser(id);
  const read = fresh ? await readUser({ id, reference: userReferenceOf(known) }) : null;
  return read ? db().$transaction((tx) => mirrorUser(tx, id, read, at)) : known;
}

/**
 * What the contract wants of a party (issuing-api §6.1), out of the register: nobody types it.
 * @throws AppError NOT_ALLOWED_NOW; `details.needs` is `party-inactive`, or `party-incomplete` with the names in
 *   `details.missing`, and `details.userId` leads to the user
 */
export function toParty(side: Party, user: CardUser): TransferParty {
  // A status that the issuer never told is the issuer's to judge: the field is not documented (issuing-api §4.3).
  if (user.status !== null && user.status.trim().toLowerCase() !== "active") {
    throw new AppError("NOT_ALLOWED_NOW", `${side} ${user.id} is ${user.status}`, {
      details: { needs: "party-inactive", party: side, userId: user.id, changed: "no" },
    });
  }
  const { documentNumber } = openIdentity(pUserId.parse(user.id), user);
  const { referenceId, documentType } = user;
  if (referenceId && documentType && documentNumber)
    return { userId: userIdOf(user), referenceId, documentType, documentNumber };
  const given: Record<PartyField, string | null> = { referenceId, documentType, documentNumber };
  const missing = PARTY_FIELDS.filter((field) => !given[field]);
  throw new AppError("NOT_ALLOWED_NOW", `${side} ${user.id} lacks ${missing.join(", ")}`, {
    details: { needs: "party-incomplete", party: side, userId: user.id, missing, changed: "no" },
  });
}
