import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { personLabel } from "@/lib/core/person-name";
import { issuer } from "@/lib/issuer/issuer";
import { firstSaid } from "@/lib/issuing/keep-said";
import type { UserInput } from "@/lib/issuing/requests";
import type { IssuerUser } from "@/lib/issuing/types";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";
import { assertIdentityCanBeKept } from "@/lib/users/identity";
import { pUserId, pUserIdOf, userId, userReferenceOf } from "@/lib/users/ids";
import { asSent, readUser, recordable } from "@/lib/users/issuer-user";
import { mirrorUser } from "@/lib/users/mirror-user";
import { createUserInput } from "@/lib/users/schema";

/** The documented “duplicate creation” (issuing-api §4.1): the phone number belongs to a user already. */
const DUPLICATE_CREATION = "300008";

/**
 * Registers a cardholder with the issuer (issuing-api §4.1). `result.userId` names it. One undecided creation per
 * phone number: while an answer is missing, the same person is not sent again.
 * @throws AppError FORBIDDEN, INVALID_INPUT, SWITCHED_OFF without `DATA_ENCRYPTION_KEY`, BUSY, ISSUER_*; for a phone
 *   number that is taken `details.needs` is `phone-taken` and `details.userId` the user, where we know it
 */
export async function createUser(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<OperationDto> {
  assertPermission(viewer, "users.create");
  const { operationId, ...user } = parseInput(createUserInput, raw);
  assertIdentityCanBeKept();
  const request = {
    id: operationId,
    kind: "users.create" as const,
    subject: { type: "user-phone", id: `${user.callingCode} ${user.phoneNumber}` },
    input: recordable(user),
  };
  return runOperation(viewer, context, request, async () => ({
    label: personLabel({ id: user.phoneNumber, ...user }),
    send: async (call) => {
      const reply = await issuer().createUser(user, call);
      return { httpStatus: reply.httpStatus, data: await readNew(reply.data, user) };
    },
    apply: (tx, data) => recordNewUser(tx, data, context.clock.now()),
  })).catch((error: unknown) => explainTakenPhone(error, user));
}

/** The new user read once more, as the answer has no more than a `user_id`; until that works, what was sent. */
async function readNew(created: IssuerUser, sent: UserInput): Promise<IssuerUser> {
  const id = pUserIdOf(userId.parse(created.userId ?? created.id));
  const read = await readUser({ id, reference: userReferenceOf({ id, referenceId: created.referenceId }) });
  const kept = { ...asSent(sent, created), id };
  return { ...(read ? firstSaid(read, kept) : kept), id };
}

/** Puts a user that we created into the register and gives the operation's result. */
export async function recordNewUser(tx: Tx, user: IssuerUser, at: Date): Promise<Prisma.InputJsonObject> {
  const row = await mirrorUser(tx, pUserId.parse(user.id), user, at);
  return { userId: row.id, name: personLabel(row) };
}

/** `300008` in words, with the user whose number it is. Other errors stay what they are. */
export async function explainTakenPhone(
  error: unknown,
  phone: { callingCode: string; phoneNumber: string },
): Promise<never> {
  if (!(error instanceof AppError) || error.details.issuerCode !== DUPLICATE_CREATION) throw error;
  const { callingCode, phoneNumber } = phone;
  const known = await db().cardUser.findFirst({ where: { callingCode, phoneNumber }, select: { id: true } });
  throw new AppError("ISSUER_REFUSED", "the phone number is registered already", {
    details: { ...error.details, needs: "phone-taken", userId: known?.id },
  });
}
