import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { endSessionsOf } from "@/lib/auth/end-sessions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { endOwnSessionInput } from "@/lib/staff/schema";

/**
 * Ends another session of the viewer's own, such as one left open on another machine; any role may. Ending the present
 * one is signing out. @throws AppError INVALID_INPUT, NOT_ALLOWED_NOW for the present one
 */
export async function endOwnSession(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  const { sessionId } = parseInput(endOwnSessionInput, raw);
  if (sessionId === viewer.sessionId) throw new AppError("NOT_ALLOWED_NOW", "the present session");
  await db().$transaction(async (tx) => {
    const ended = await endSessionsOf(tx, viewer, { staffId: viewer.id, sessionId }, context.clock.now());
    if (ended === 0) return;
    await recordAudit(
      {
        actor: viewer,
        action: "team.end-sessions",
        outcome: "succeeded",
        subject: { type: "staff", id: viewer.id, label: viewer.email },
        requestId: context.requestId,
        after: { sessions: sessionId },
      },
      tx,
    );
  });
}
