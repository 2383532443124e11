import "server-only";
import { proveOneself, recordOwn } from "@/lib/auth/prove-oneself";
import type { RequestContext } from "@/lib/auth/request";
import { withPasswordInput } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";

/**
 * Forgets one's authenticator, and any step-up that was made with it.
 * @throws AppError INVALID_INPUT (also for a wrong password), RATE_LIMITED
 */
export async function removeTotp(viewer: Viewer, context: RequestContext, raw: unknown): Promise<null> {
  const { password } = parseInput(withPasswordInput, raw);
  const wrong = { password: "wrongSecret" };
  await proveOneself(viewer, context, { action: "totp.remove", method: "password", secret: password, wrong });
  await db().$transaction(async (tx) => {
    const removed = await tx.staff.updateMany({
      where: { id: viewer.id, totpSecret: { not: null } },
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    });
    if (removed.count === 0) return;
    await tx.staffSession.updateMany({
      where: { staffId: viewer.id, stepUpMethod: "totp" },
      data: { steppedUpAt: null, stepUpMethod: null },
    });
    await recordOwn(viewer, context, { action: "totp.remove", outcome: "succeeded" }, tx);
  });
  return null;
}
