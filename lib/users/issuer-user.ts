import "server-only";
import { issuer } from "@/lib/issuer/issuer";
import type { UserInput } from "@/lib/issuing/requests";
import type { IssuerUser } from "@/lib/issuing/types";
import { identityFingerprint } from "@/lib/users/identity";
import type { PUserId, UserReferenceId } from "@/lib/users/ids";

/** Whom a path names, and who must answer. */
export interface Wanted {
  id: PUserId;
  reference: UserReferenceId;
}

/**
 * The user as the issuer has it now. Null when somebody else's facts came.
 * @throws IssuingError
 */
export async function fetchUser(
  wanted: Wanted,
  call: { language?: string } = {},
): Promise<IssuerUser | null> {
  const { data } = await issuer().getUser({ referenceId: wanted.reference }, call);
  return isWanted(data, wanted) ? data : null;
}

/** `fetchUser`, or null when the issuer cannot be read. */
export function readUser(wanted: Wanted): Promise<IssuerUser | null> {
  return fetchUser(wanted).catch(() => null);
}

function isWanted(user: IssuerUser, { id, reference }: Wanted): boolean {
  const named: (string | null)[] = [user.userId, user.id, user.referenceId];
  return named.includes(id) || named.includes(reference);
}

/** What was sent, where the issuer acknowledged it and says no more about the user. */
export function asSent(sent: UserInput, replied: IssuerUser | null): Omit<IssuerUser, "id"> {
  return {
    userId: replied?.userId ?? null,
    referenceId: replied?.referenceId ?? null,
    callingCode: sent.callingCode,
    phoneNumber: sent.phoneNumber,
    documentType: sent.documentType,
    documentNumber: sent.documentNumber,
    firstName: sent.firstName ?? "",
    lastName: sent.lastName ?? "",
    dateOfBirth: sent.dateOfBirth,
    issuingCountry: sent.issuingCountry,
    status: replied?.status ?? null,
    createdAt: replied?.createdAt ?? null,
    updatedAt: replied?.updatedAt ?? null,
    raw: replied?.raw ?? {},
  };
}

/** What an operation and the audit log keep of a request: neither document number nor birth date, only whether they were the same. */
export function recordable(sent: UserInput) {
  const { documentNumber, dateOfBirth, firstName = "", lastName = "", ...open } = sent;
  return {
    callingCode: open.callingCode,
    phoneNumber: open.phoneNumber,
    documentType: open.documentType,
    issuingCountry: open.issuingCountry,
    firstName,
    lastName,
    identity: identityFingerprint(documentNumber, dateOfBirth),
  };
}
