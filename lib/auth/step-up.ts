import "server-only";
import { proveOneself, recordOwn } from "@/lib/auth/prove-oneself";
import type { RequestContext } from "@/lib/auth/request";
import { type SteppedUp, stepUpInput } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { stepUpEnd } from "@/lib/auth/stepped-up-until";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

/**
 * Has the person prove once more who sits there, and marks this session for `STEP_UP_MINUTES`. Everybody may: what it
 * opens has its own permission.
 * @throws AppError INVALID_INPUT (also for a wrong secret), RATE_LIMITED, UNAUTHENTICATED when the session ended
 */
export async function stepUp(viewer: Viewer, context: RequestContext, raw: unknown): Promise<SteppedUp> {
  const { method, secret } = parseInput(stepUpInput, raw);
  const wrong = { secret: "wrongSecret" };
  await proveOneself(viewer, context, { action: "session.step-up", method, secret, wrong });
  const at = context.clock.now();
  await db().$transaction(async (tx) => {
    const marked = await tx.staffSession.updateMany({
      where: { id: viewer.sessionId, staffId: viewer.id, revokedAt: null },
      data: { steppedUpAt: at, stepUpMethod: method },
    });
    if (marked.count !== 1) throw new AppError("UNAUTHENTICATED", "the session ended");
    await recordOwn(
      viewer,
      context,
      { action: "session.step-up", outcome: "succeeded", after: { method } },
      tx,
    );
  });
  return { until: stepUpEnd(at).toISOString() };
}
