import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type CardUser, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { readAnew } from "@/lib/issuer/read-anew";
import { IssuingError } from "@/lib/issuing/errors";
import { issuerFailure } from "@/lib/operations/issuer-failure";
import { loadUser } from "@/lib/users/edit-user";
import { getUserProfile } from "@/lib/users/get-user-profile";
import { type PUserId, userReferenceOf } from "@/lib/users/ids";
import { fetchUser } from "@/lib/users/issuer-user";
import { mirrorUser } from "@/lib/users/mirror-user";
import { refreshUserInput, type UserProfile } from "@/lib/users/schema";

/**
 * Reads one user from the issuer into the register, unless that was done less than `maxAge` seconds ago.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, RATE_LIMITED, ISSUER_*; ISSUER_UNREADABLE when another user came
 */
export async function refreshUser(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<UserProfile> {
  assertPermission(viewer, "users.read");
  const { userId, maxAge } = parseInput(refreshUserInput, raw);
  const known = await loadUser(userId);
  const askedAt = context.clock.now();
  if (askedAt.getTime() - known.syncedAt.getTime() >= maxAge * 1000)
    await readAnew(viewer, context, `user:${userId}`, () => readUser(userId, known, context, askedAt));
  return getUserProfile(viewer, context, userId);
}

async function readUser(
  userId: PUserId,
  known: CardUser,
  context: RequestContext,
  askedAt: Date,
): Promise<void> {
  const wanted = { id: userId, reference: userReferenceOf(known) };
  const user = await fetchUser(wanted, { language: context.language }).catch(toAppError);
  if (!user) throw new AppError("ISSUER_UNREADABLE", `the facts that came are not those of user ${userId}`);
  await db().$transaction((tx) => mirrorUser(tx, userId, user, askedAt));
}

/** @throws AppError ISSUER_* for a failed call, anything else as it is. */
export function toAppError(reason: unknown): never {
  if (!(reason instanceof IssuingError)) throw reason;
  throw issuerFailure({ ...reason, errorKind: reason.kind });
}
