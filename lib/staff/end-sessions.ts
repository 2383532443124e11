import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeStaff, endAllSessions } from "@/lib/staff/change-staff";
import { endSessionsInput } from "@/lib/staff/schema";

/**
 * Ends one session of a person, or all of them; of oneself, all others.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function endSessions(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "team.manage");
  const { staffId, sessionId } = parseInput(endSessionsInput, raw);
  await changeStaff(viewer, context, {
    action: "team.end-sessions",
    staffId,
    before: () => ({}),
    after: { sessions: sessionId ?? "all" },
    apply: async (tx) => {
      const at = context.clock.now();
      if (!sessionId) return endAllSessions(tx, staffId, viewer, at);
      await tx.staffSession.updateMany({
        where: { id: sessionId, staffId, revokedAt: null },
        data: { revokedAt: at, revokedBy: viewer.email },
      });
    },
  });
}
