import "server-only";
import { proveOneself, recordOwn } from "@/lib/auth/prove-oneself";
import type { RequestContext } from "@/lib/auth/request";
import { type TotpEnrolment, withPasswordInput } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { makeTotp } from "@/lib/auth/totp";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

/**
 * Makes a secret for an authenticator app; it counts once a code confirmed it. One that is in use must be removed first.
 * @throws AppError INVALID_INPUT, RATE_LIMITED, NOT_ALLOWED_NOW, SWITCHED_OFF without `DATA_ENCRYPTION_KEY`
 */
export async function beginTotp(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<TotpEnrolment> {
  const { password } = parseInput(withPasswordInput, raw);
  if (!env().dataEncryptionKey) throw new AppError("SWITCHED_OFF", "DATA_ENCRYPTION_KEY is not set");
  const wrong = { password: "wrongSecret" };
  await proveOneself(viewer, context, { action: "totp.begin", method: "password", secret: password, wrong });
  const { sealed, enrolment } = makeTotp(viewer);
  await db().$transaction(async (tx) => {
    const begun = await tx.staff.updateMany({
      where: { id: viewer.id, totpConfirmedAt: null },
      data: { totpSecret: sealed, totpLastStep: null },
    });
    if (begun.count !== 1) throw new AppError("NOT_ALLOWED_NOW", "an authenticator is in use");
    await recordOwn(viewer, context, { action: "totp.begin", outcome: "succeeded" }, tx);
  });
  return enrolment;
}
