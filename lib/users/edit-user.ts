import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { requireFreshStepUp } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { type CardUser, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { personLabel } from "@/lib/core/person-name";
import { issuer } from "@/lib/issuer/issuer";
import { firstSaid } from "@/lib/issuing/keep-said";
import type { IssuerUser } from "@/lib/issuing/types";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";
import { explainTakenPhone } from "@/lib/users/create-user";
import { assertIdentityCanBeKept, openIdentity, sealSentIdentity } from "@/lib/users/identity";
import { type PUserId, userReferenceOf } from "@/lib/users/ids";
import { asSent, readUser, recordable } from "@/lib/users/issuer-user";
import { mirrorUser } from "@/lib/users/mirror-user";
import { editUserInput } from "@/lib/users/schema";
import { userFacts } from "@/lib/users/user-dto";

/**
 * Changes a cardholder at the issuer, which wants all eight fields (issuing-api §4.2). Document number and birth date
 * that are left out stay as they are kept here. One-time codes go to the phone number: another one takes a fresh step-up
 * and one of the day's changes of contacts.
 * @throws AppError FORBIDDEN, INVALID_INPUT, SWITCHED_OFF, NOT_FOUND, STALE, NOT_ALLOWED_NOW, BUSY, ISSUER_*; as `createUser` for a
 *   phone number that is taken
 */
export async function editUser(viewer: Viewer, context: RequestContext, raw: unknown): Promise<OperationDto> {
  assertPermission(viewer, "users.edit");
  const { operationId, userId, version, ...asked } = parseInput(editUserInput, raw);
  assertIdentityCanBeKept();
  const known = await loadUser(userId);
  const sent = { ...asked, ...identityOf(userId, known, asked) };
  const request = {
    id: operationId,
    kind: "users.edit" as const,
    subject: { type: "user", id: userId },
    input: recordable(sent),
  };
  return runOperation<IssuerUser>(viewer, context, request, async () => {
    const user = await loadUser(userId);
    if (user.version !== version) throw new AppError("STALE", "the user changed since the form was opened");
    const reference = userReferenceOf(user);
    if (isPhoneOther(user, sent)) {
      const subject = { ...request.subject, label: personLabel(user) };
      const use = { budget: "contact", id: operationId, action: request.kind, subject } as const;
      await requireFreshStepUp(viewer, context, use);
    }
    return {
      label: personLabel(user),
      before: userFacts(user),
      sealed: sealSentIdentity(operationId, sent),
      send: async (call) => {
        const reply = await issuer().editUser({ referenceId: reference, user: sent }, call);
        const read = await readUser({ id: userId, reference });
        return {
          httpStatus: reply.httpStatus,
          data: read
            ? firstSaid(read, asSent(sent, reply.data))
            : { ...asSent(sent, reply.data), id: userId },
        };
      },
      apply: async (tx, data) => userFacts(await mirrorUser(tx, userId, data, context.clock.now())),
    };
  }).catch((error: unknown) => explainTakenPhone(error, sent));
}

/** @throws AppError NOT_FOUND */
export async function loadUser(id: PUserId): Promise<CardUser> {
  const user = await db().cardUser.findUnique({ where: { id } });
  if (!user) throw new AppError("NOT_FOUND", `no user ${id}`);
  return user;
}

/** What was never said is another number than any. */
function isPhoneOther(known: CardUser, sent: { callingCode: string; phoneNumber: string }): boolean {
  return known.callingCode !== sent.callingCode || known.phoneNumber !== sent.phoneNumber;
}

/** @throws AppError INVALID_INPUT for what was neither given nor is kept here. */
function identityOf(
  id: PUserId,
  known: CardUser,
  asked: { documentNumber?: string | undefined; dateOfBirth?: string | undefined },
): { documentNumber: string; dateOfBirth: string } {
  const kept = openIdentity(id, known);
  const documentNumber = asked.documentNumber ?? kept.documentNumber;
  const dateOfBirth = asked.dateOfBirth ?? kept.dateOfBirth;
  if (documentNumber && dateOfBirth) return { documentNumber, dateOfBirth };
  throw new AppError("INVALID_INPUT", "the identity is not known here", {
    fields: {
      ...(documentNumber ? {} : { documentNumber: "documentNeeded" }),
      ...(dateOfBirth ? {} : { dateOfBirth: "dateFormat" }),
    },
  });
}
