import "server-only";
import { endSessionsOf } from "@/lib/auth/end-sessions";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeStaff } from "@/lib/staff/change-staff";
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
    apply: async (tx) => void (await endSessionsOf(tx, viewer, { staffId, sessionId }, context.clock.now())),
  });
}
