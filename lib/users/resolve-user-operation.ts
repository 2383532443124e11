import "server-only";
import { z } from "zod";
import { type Clock, systemClock } from "@/lib/core/clock";
import { type CardUser, db, type Operation } from "@/lib/core/db";
import { personLabel } from "@/lib/core/person-name";
import { firstSaid } from "@/lib/issuing/keep-said";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerUser } from "@/lib/issuing/types";
import { type Change, weigh } from "@/lib/operations/evidence";
import type { Finding } from "@/lib/operations/resolve-operation";
import { plainText } from "@/lib/operations/time-against";
import { findLinkedCard } from "@/lib/users/find-linked-card";
import { identityFingerprint, openIdentity, openSentIdentity } from "@/lib/users/identity";
import { pUserId, userReferenceOf } from "@/lib/users/ids";
import { fetchUser } from "@/lib/users/issuer-user";
import { recordLink } from "@/lib/users/link-card";
import { mirrorUser } from "@/lib/users/mirror-user";
import { userFacts } from "@/lib/users/user-dto";

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
  return { verdict: "applied", apply: async () => ({ userId: made.id, name: personLabel(made) }) };
}

/**
 * Reads the user and says whether an edit whose reply was lost took effect. Only what it was to change decides, and
 * only where the reading tells it; a spelling that is neither the old nor the asked one confirms nothing.
 */
export async function findUserEdit(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const at = clock.now();
  const id = pUserId.parse(operation.subjectId);
  const wanted = asked.safeParse(operation.input).data;
  const known = await db().cardUser.findUnique({ where: { id } });
  if (!known || !wanted) return { verdict: "cannot_be_read" };
  const user = await fetchUser({ id, reference: userReferenceOf(known) }).catch((error: unknown) =>
    isNotOffered(error) ? null : "unreadable",
  );
  if (user === "unreadable") return { verdict: "undecided" };
  if (!user) return { verdict: "cannot_be_read" };
  const evidence = weigh(changesOf(operation, wanted, { user, known }));
  if (evidence === "unclear") return { verdict: "cannot_be_read" };
  const sent = { ...openOf(wanted), ...openSentIdentity(operation) };
  const apply: Extract<Finding, { verdict: "applied" }>["apply"] = async (tx) =>
    userFacts(await mirrorUser(tx, id, evidence === "shown" ? firstSaid(user, sent) : user, at));
  return evidence === "shown" ? { verdict: "applied", apply } : { verdict: "not_applied", apply };
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

/** What was sent and stands open in the operation: all but document number and birth date. */
function openOf({ identity, ...open }: z.output<typeof asked>): Partial<IssuerUser> {
  return open;
}

const facts = z.object({
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  documentType: z.string(),
  issuingCountry: z.string(),
});

function changesOf(
  operation: Operation,
  wanted: z.output<typeof asked>,
  { user, known }: { user: IssuerUser; known: CardUser },
): Change[] {
  const was = facts.safeParse(operation.before).data;
  const identity = openIdentity(pUserId.parse(known.id), known);
  const fingerprint = (of: { documentNumber: string | null; dateOfBirth: string | null }) =>
    of.documentNumber && of.dateOfBirth ? identityFingerprint(of.documentNumber, of.dateOfBirth) : null;
  const phone =
    user.phoneNumber === null ? null : `+${user.callingCode ?? wanted.callingCode} ${user.phoneNumber}`;
  const text = (name: "firstName" | "lastName" | "documentType" | "issuingCountry"): Change => ({
    asked: plainText(wanted[name]),
    before: plainText(was?.[name] ?? ""),
    shown: user[name] === null ? null : plainText(user[name]),
  });
  return [
    text("firstName"),
    text("lastName"),
    text("documentType"),
    text("issuingCountry"),
    {
      asked: digits(`${wanted.callingCode}${wanted.phoneNumber}`),
      before: digits(was?.phone ?? ""),
      shown: phone && digits(phone),
    },
    { asked: wanted.identity, before: fingerprint(identity) ?? "", shown: fingerprint(user) },
  ];
}

function digits(phone: string): string {
  return phone.replace(/\D/g, "");
}
