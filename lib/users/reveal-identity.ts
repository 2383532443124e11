import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { requireFreshStepUp } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { personLabel } from "@/lib/core/person-name";
import { IDENTITY_SECONDS } from "@/lib/users/constants";
import { loadUser } from "@/lib/users/edit-user";
import { assertIdentityCanBeKept, openIdentity } from "@/lib/users/identity";
import { type RevealedIdentity, revealIdentityInput } from "@/lib/users/schema";

/**
 * Gives a user's document number and birth date in full. That it was asked is in the audit log before anything leaves.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, SWITCHED_OFF without the `DATA_ENCRYPTION_KEY` it was sealed with
 */
export async function revealIdentity(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<RevealedIdentity> {
  assertPermission(viewer, "users.identity");
  const { userId } = parseInput(revealIdentityInput, raw);
  assertIdentityCanBeKept();
  const user = await loadUser(userId);
  const identity = openIdentity(userId, user);
  if ((user.documentSealed && !identity.documentNumber) || (user.birthSealed && !identity.dateOfBirth)) {
    throw new AppError(
      "SWITCHED_OFF",
      `what is kept of ${userId} was sealed with another DATA_ENCRYPTION_KEY`,
    );
  }
  const fact = { action: "users.identity", subject: { type: "user", id: userId, label: personLabel(user) } };
  await requireFreshStepUp(viewer, context, { budget: "identity", id: randomUUID(), ...fact });
  await recordAudit({ actor: viewer, outcome: "succeeded", requestId: context.requestId, ...fact });
  return { ...identity, seconds: IDENTITY_SECONDS };
}
