import "server-only";
import { z } from "zod";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type Operation } from "@/lib/core/db";
import type { IssuerUser } from "@/lib/issuing/types";
import type { Finding } from "@/lib/operations/resolve-operation";
import { findLinkedCard } from "@/lib/users/find-linked-card";
import { identityFingerprint, openIdentity } from "@/lib/users/identity";
import { pUserId, userReferenceOf } from "@/lib/users/ids";
import { readUser } from "@/lib/users/issuer-user";
import { recordLink } from "@/lib/users/link-card";
import { mirrorUser } from "@/lib/users/mirror-user";
import { userFacts, userLabel } from "@/lib/users/user-record";

/** What `createUser` and `editUser` keep of the request with its operation. */
const asked = z.object({
  callingCode: z.string(),
  phoneNumber: z.string(),
  documentType: z.string(),
  issuingCountry: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  identity: z.string(),
});

/**
 * A user whose creation's answer was lost has no id that could be read, and there is no list of users: it is only
 * found when the register came to know it by other ways, such as its card.
 */
export async function findCreatedUser(operation: Operation): Promise<Finding> {
  const wanted = asked.safeParse(operation.input).data;
  if (!wanted) return { verdict: "cannot_be_read" };
  const { callingCode, phoneNumber } = wanted;
  const known = await db().cardUser.findMany({ where: { callingCode, phoneNumber } });
  const made = known.find((user) => {
    const { documentNumber, dateOfBirth } = openIdentity(pUserId.parse(user.id), user);
    return documentNumber && dateOfBirth
      ? identityFingerprint(documentNumber, dateOfBirth) === wanted.identity
      : false;
  });
  if (!made) return { verdict: "cannot_be_read" };
  return { verdict: "applied", apply: async () => ({ userId: made.id, name: userLabel(made) }) };
}

/** Reads the user and says whether an edit whose reply was lost took effect. */
export async function findUserEdit(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const id = pUserId.parse(operation.subjectId);
  const wanted = asked.safeParse(operation.input).data;
  const known = await db().cardUser.findUnique({ where: { id } });
  const user = known && (await readUser({ id, reference: userReferenceOf(known) }));
  if (!user || !wanted) return { verdict: "undecided" };
  const apply: Extract<Finding, { verdict: "applied" }>["apply"] = async (tx) =>
    userFacts(await mirrorUser(tx, id, user, clock.now()));
  return isAsAsked(user, wanted) ? { verdict: "applied", apply } : { verdict: "not_applied", apply };
}

/** Reads the cards and says whether a link whose reply was lost gave the user one. */
export async function findLink(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const id = pUserId.parse(operation.subjectId);
  const linked = await findLinkedCard(id);
  if (linked === "unreadable") return { verdict: "undecided" };
  if (linked === "untold") return { verdict: "cannot_be_read" };
  if (linked === "none") return { verdict: "not_applied" };
  return { verdict: "applied", apply: (tx) => recordLink(tx, id, linked.found, clock.now()) };
}

/** What the reply is silent about counts for neither side. */
function isAsAsked(user: IssuerUser, wanted: z.output<typeof asked>): boolean {
  const said = (told: string | null, was: string) => told === null || told === was;
  const { documentNumber, dateOfBirth } = user;
  return (
    said(user.callingCode, wanted.callingCode) &&
    said(user.phoneNumber, wanted.phoneNumber) &&
    said(user.documentType, wanted.documentType) &&
    said(user.issuingCountry, wanted.issuingCountry) &&
    said(user.firstName, wanted.firstName) &&
    said(user.lastName, wanted.lastName) &&
    (!documentNumber || !dateOfBirth || identityFingerprint(documentNumber, dateOfBirth) === wanted.identity)
  );
}
