import "server-only";
import type { Clock } from "@/lib/core/clock";
import { type CardUser, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { pUserId, userReferenceOf } from "@/lib/users/ids";
import { readUser } from "@/lib/users/issuer-user";
import { mirrorUser } from "@/lib/users/mirror-user";
import { STOPPED_USERS } from "@/lib/wallets/vocabulary";

/**
 * Money must not be led to a user whom the issuer stopped. Asks the issuer, since the register may be behind either
 * way; where it cannot be read, the register counts. A rule of ours: the contract names no condition (issuing-api §5).
 * @throws AppError NOT_ALLOWED_NOW, `details.needs` is `user-stopped`
 */
export async function assertNotStopped(known: CardUser, clock: Clock): Promise<void> {
  const wanted = { id: pUserId.parse(known.id), reference: userReferenceOf(known) };
  const at = clock.now();
  const read = await readUser(wanted);
  const user = read ? await db().$transaction((tx) => mirrorUser(tx, wanted.id, read, at)) : known;
  if (!STOPPED_USERS.some((word) => word === user.status?.toLowerCase())) return;
  throw new AppError("NOT_ALLOWED_NOW", `user ${user.id} is ${user.status}`, {
    details: { needs: "user-stopped", userId: user.id },
  });
}
